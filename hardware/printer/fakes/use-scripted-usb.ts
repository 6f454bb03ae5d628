import { fileURLToPath } from 'node:url'
// The canvas obeys the same variable, so it has to be loaded before the variable is set; this import does.
import './text-rows.ts'

/** Import this, or start a program with `--import` of it, and `usb` loads the scripted native half. */
process.env['NAPI_RS_NATIVE_LIBRARY_PATH'] = fileURLToPath(new URL('scripted-usb.cjs', import.meta.url))
