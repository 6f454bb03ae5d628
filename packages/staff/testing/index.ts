export { builtAt, expectFits, openPage } from './browser.ts'
export type { Watched } from './browser.ts'
export { startScriptedHub } from './scripted-hub.ts'
export type { HubScript, ScriptedHub } from './scripted-hub.ts'
