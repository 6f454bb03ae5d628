// What `npm start` may be told.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../setup.mjs'

const options = /** @type {const} */ ({
  port: { type: 'string', default: '4000', says: ['--port N', 'the hub: display, console, monitor (4000)'] },
  'kiosk-port': { type: 'string', default: '4010', says: ['--kiosk-port N', 'the kiosk and its paper (4010)'] },
  'phone-port': { type: 'string', default: '4020', says: ['--phone-port N', 'the visitors\' phone page, alone (4020)'] },
  // everybody knows the demo's PIN: other machines reach it only where somebody asks for that
  host: { type: 'string', says: ['--host ADDRESS', 'where all of it listens; 0.0.0.0 lets other machines in. Left out: on this machine\n                      alone, but for the phone page, which phones of the same network reach'] },
  'phone-url': { type: 'string', says: ['--phone-url URL', 'the address of the phone page on papers, such as a proxy\'s: https://fila.example.pt'] },
  data: { type: 'string', default: join(root, 'data'), says: ['--data DIR', 'where tickets are kept (./data)'] },
  centre: { type: 'string', default: join(root, 'packages/centre/lisboa.json'), says: ['--centre FILE', 'another centre: packages/centre/porto.json, faro.json, or one of your own'] },
  help: { type: 'boolean', short: 'h', default: false, says: ['--help', 'this text'] },
})

export const help = `The demo centre on this machine, from a fresh clone to addresses to open.

usage: npm start -- [OPTIONS]

${Object.values(options).map(({ says: [flag, words] }) => `  ${flag.padEnd(20)}${words}`).join('\n')}
`

const ports = /** @type {const} */ (['port', 'kiosk-port', 'phone-port'])

/**
 * Reads the command line. `fault`: one line that says what is wrong with it.
 * @param {readonly string[]} args
 */
export const readOptions = (args) => {
  try {
    const { values } = parseArgs({ args: [...args], options })
    const wrong = ports.find((name) => !/^[1-9]\d{0,4}$/.test(values[name]) || Number(values[name]) > 65_535)
    return wrong ? { fault: `--${wrong}: "${values[wrong]}" is no port; npm start -- --help names all options` } : { values }
  } catch (cause) {
    const [first = ''] = (cause instanceof Error ? cause.message : String(cause)).split(/\.? To specify|\n/)
    return { fault: `${first}; npm start -- --help names all options` }
  }
}
