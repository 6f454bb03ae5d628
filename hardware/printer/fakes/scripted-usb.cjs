// Loaded by `usb` in place of its native half: NAPI_RS_NATIVE_LIBRARY_PATH names this file.
module.exports = require('./scripted-usb.ts').createNativeModule()
