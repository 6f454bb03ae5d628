// Loaded by `usb` in place of its native half: see use-scripted-usb.ts.
module.exports = require('./scripted-usb.ts').createNativeModule()
