// Loaded before a program (`--import`): ends it as a power cut would, right before its Nth step in a folder of the file system.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const folder = process.env['SENHA_KILL_IN'] ?? ''
let left = Number(process.env['SENHA_KILL_AT'])
// paths of the folder, and whatever is open
const counts = (args) => args.some((arg) => (typeof arg === 'string' ? arg.startsWith(folder) : typeof arg === 'number' && args.length === 1))
for (const name of ['openSync', 'chmodSync', 'chownSync', 'copyFileSync', 'fsyncSync', 'linkSync', 'renameSync', 'rmSync']) {
  const real = fs[name]
  fs[name] = (...args) => {
    if (counts(args)) left -= 1
    if (left === 0 && counts(args)) process.kill(process.pid, 'SIGKILL')
    return real(...args)
  }
}
syncBuiltinESMExports()
