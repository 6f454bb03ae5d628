// `npm test`: everything that must hold, from a fresh clone. Plain JavaScript: the machine's own Node runs it, installs, and hands over to the project's.
import { spawn } from 'node:child_process'
import { install, installPrograms, node, root } from './setup.mjs'

if (!(await install()) || !(await installPrograms())) {
  console.log('0 passed, 1 failed')
  process.exit(1)
}
spawn(node, ['scripts/testing/all.ts'], { cwd: root, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1))
