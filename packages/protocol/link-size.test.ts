import { expect, test } from 'vitest'
import { z } from 'zod'
import { commandTable, openLink } from './link.ts'
import { MAX_FRAME_BYTES } from './primitives.ts'

test('[F9] a command larger than a frame is refused at once, and never sent into a connection that it would end', async () => {
  const commands = commandTable({ say: z.object({ commandId: z.uuid(), words: z.string() }) }, { say: z.object({ ok: z.literal(true) }) })
  // nobody listens there: what is answered at all was answered here
  const link = openLink({ hub: 'http://127.0.0.1:1', namespace: '/monitor', auth: { token: 't' }, commands, facts: {} })
  // fewer characters than a frame has bytes, and more bytes
  for (const words of ['ж'.repeat(MAX_FRAME_BYTES / 2 + 1), '"'.repeat(MAX_FRAME_BYTES / 2 + 1)])
    expect(await link.send('say', { words })).toMatchObject({ ok: false, error: { code: 'invalid' } })
  link.close()
})
