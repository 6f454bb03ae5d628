import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
setFlagsFromString('--expose-gc'); const gc = runInNewContext('gc')
import { createFakePrinter } from '@senha/printer/fakes/fake-printer'
import { openPrinter } from '@senha/printer'
import { renderTicket } from '@senha/ticket'
import { sampleCentre, samples } from '../packages/ticket/testing/samples.ts'
const mode = process.argv[2]
const centre = sampleCentre()
const p = openPrinter('file:/dev/null', { model: 'generic' })
const fixed = renderTicket({ centre, ticket: samples[0]!.ticket, reprint: false, width: 576 })
void createFakePrinter
const { createServer } = await import('node:net')
const s = createServer(k => { k.resume(); k.on('error', () => 0) }); await new Promise<void>(r => s.listen(0, r))
const q = openPrinter(`tcp:127.0.0.1:${(s.address() as { port: number }).port}`, { timeouts: { answerMs: 1 } })
for (let n = 0; n <= 3000; n++) {
  const { ticket, reprint } = samples[n % samples.length]!
  if (mode === 'draw') renderTicket({ centre, ticket: { ...ticket, number: `A${n}` }, reprint, width: 576 })
  if (mode === 'drawsame') renderTicket({ centre, ticket: samples[0]!.ticket, reprint: false, width: 576 })
  if (mode === 'print') await q.print(fixed)
  if (n % 500 === 0) { gc(); await new Promise(r => setImmediate(r)); gc(); const m = process.memoryUsage(); console.log(mode, n, Object.entries(m).map(([k, v]) => `${k} ${(v / 1e6).toFixed(1)}`).join('  ')) }
}
s.close(); void p
