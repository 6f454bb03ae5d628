import { parseArgs } from 'node:util'
import { languages } from '@senha/centre'
import { adviceFor, findModel, findPrinters, modelByUsb, models, openPrinter, parseAddress } from '@senha/printer'
import { renderTestPage } from '@senha/ticket'

const usage = `For whoever installs a printer.

  npm run printer -- --list                                  the printers this machine can see
  npm run printer -- --models                                the models that are known by name
  npm run printer -- --status --to ADDRESS                   how a printer is
  npm run printer -- --test --to ADDRESS [--language uk]     print a test page

ADDRESS  usb | usb:VID:PID | tcp:HOST:PORT | file:PATH
--model  one of --models; without it, the USB ids tell it, or the printer is treated as any ESC/POS printer`

const say = (...lines: string[]) => { for (const line of lines) console.log(line) }
const advise = (lines: readonly string[]) => say(...lines.map(line => `  → ${line}`))

const list = async (): Promise<number> => {
  const found = await findPrinters()
  for (const { address, name, model, hindrance, heldByKernel } of found) {
    say(`${address}   ${name}${model ? `   (model ${model})` : ''}${heldByKernel && address.startsWith('usb') ? "   held by the kernel's driver, taken over for each paper" : ''}`)
    if (hindrance) advise(adviceFor(hindrance, address))
  }
  if (found.length === 0) {
    say('No printer on USB.')
    advise(['Is it switched on and its cable in? lsusb should show it.'])
  }
  say('', 'Network printers are not searched for: hold FEED while switching one on, and it prints its address; then use --to tcp:ADDRESS:9100.')
  return found.some(({ hindrance }) => hindrance === undefined) ? 0 : 1
}

const modelFor = async (address: string, wanted: string | undefined): Promise<string | undefined> => {
  if (wanted !== undefined) return wanted
  const where = parseAddress(address)
  if (where?.kind !== 'usb') return undefined
  if (where.vendorId !== undefined && where.productId !== undefined) return modelByUsb(where.vendorId, where.productId)
  return (await findPrinters()).find(found => found.address.startsWith('usb'))?.model
}

const visit = async (address: string, wanted: string | undefined, language: (typeof languages)[number] | undefined): Promise<number> => {
  const id = await modelFor(address, wanted)
  const model = findModel(id ?? 'generic')
  const printer = openPrinter(address, id === undefined ? {} : { model: id })
  try {
    const before = await printer.status()
    say(`${address}: ${before.fault ?? before.state}   (${model?.name ?? ''}, ${printer.widthDots} dots wide)`)
    advise(adviceFor(before.fault ?? before.state, address))
    if (language === undefined) return before.fault === undefined && (before.state === 'ready' || before.state === 'paper-near-end') ? 0 : 1

    const lines = [model?.name ?? '', address, new Date().toISOString().slice(0, 16).replace('T', ' ')]
    const result = await printer.print(renderTestPage({ language, width: printer.widthDots < 576 ? 384 : 576, lines }))
    if (result.outcome === 'printed') {
      say('Printed. Look at the page: the frame whole, the fine lines apart, every letter of the greetings there, the code read by a phone, the cut clean.')
      return 0
    }
    say(result.outcome === 'failed' ? `Not printed: ${result.fault}.` : `Nobody can tell whether it printed: ${result.fault}. Look at the slot.`)
    if (result.fault !== (before.fault ?? before.state)) advise(adviceFor(result.fault, address))
    return result.outcome === 'failed' ? 1 : 2
  } finally { await printer.close() }
}

const run = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { list: { type: 'boolean' }, models: { type: 'boolean' }, test: { type: 'boolean' }, status: { type: 'boolean' }, to: { type: 'string' }, model: { type: 'string' }, language: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.list) return list()
  if (values.models) {
    for (const { id, name, widthDots, confirmation } of models) say(`${id.padEnd(20)} ${name}, ${widthDots} dots, confirms by ${confirmation.by}`)
    return 0
  }
  if ((!values.test && !values.status) || values.to === undefined) {
    say(usage)
    return values.help ? 0 : 64
  }
  const language = languages.find(each => each === (values.language ?? 'pt'))
  if (!language) throw new Error(`--language ${values.language ?? ''}: one of ${languages.join(', ')}`)
  return visit(values.to, values.model, values.test ? language : undefined)
}

try {
  process.exitCode = await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 64
}
