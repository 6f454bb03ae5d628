import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCentre } from '@senha/centre/load'
import type { Centre } from '@senha/centre'
import type { ToSay } from '@senha/voice'
import { openMaker, openShelf, stemOf, voiceLimits } from '@senha/voice/clips'
import { tellMissing } from './voice/missing.ts'
import { wordsOf } from './voice/words.ts'

const usage = `Makes the spoken clips of a centre ahead: what is there already is passed over, so it can be stopped and run again.

  npm run voice -- --centre FILE --to DIR [--numbers 300] [--lobby | --kiosk]
  npm run voice -- missing --centre FILE --to DIR [--language pt] [--numbers 0] [--lobby | --kiosk]

--lobby   the calls only: DIR is the hub's --voice folder, by default DATA/voice
--kiosk   the screens only: DIR is a kiosk's --voice-shipped folder
--numbers so many tickets of each service; those above are made when they are issued
missing   what nobody has recorded yet in DIR/recorded: the file's name and the sentence, a script for who speaks it;
          on stderr how far each language is, and files that are not played or that no sentence asks for`

const stop = (message: string): never => {
  console.error(message)
  process.exit(1)
}
const megabyte = 1024 * 1024
const make = async (centre: Centre, folder: string, words: readonly ToSay[], stopped: () => boolean): Promise<{ made: number; there: number; silent: ToSay[]; bytes: number }> => {
  const maker = await openMaker({ fallback: centre.voice.fallback })
  if (!maker) return stop('espeak-ng is not installed. On Debian: sudo apt-get install espeak-ng opus-tools')
  const shelf = openShelf(folder, { megabytesMax: Infinity, now: Date.now, warn: (what) => stop(what) })
  const done = { made: 0, there: 0, silent: [] as ToSay[], bytes: 0 }
  const queue = words.values()
  let told = 0
  const tell = (): void => {
    const percent = Math.floor(100 * (done.made + done.there + done.silent.length) / words.length)
    if (percent === told || (!process.stdout.isTTY && percent % 10 > 0)) return
    told = percent
    process.stdout.write(process.stdout.isTTY ? `\r${percent} % of ${words.length}` : `${percent} % of ${words.length}\n`)
  }
  const work = async (): Promise<void> => {
    for (const one of queue) {
      if (stopped()) return
      const stem = stemOf(one)
      const tag = maker.tag(one)
      const found = await shelf.find(stem, tag)
      const clip = found ?? await maker.make(one)
      if (clip && !found) await shelf.keep(stem, tag, clip)
      if (found) done.there += 1
      else if (clip) done.made += 1
      else done.silent.push(one)
      done.bytes += clip?.bytes.length ?? 0
      tell()
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return done
}

const main = async (): Promise<void> => {
  const { values: given, positionals } = parseArgs({
    allowPositionals: true,
    options: { centre: { type: 'string' }, to: { type: 'string' }, language: { type: 'string' }, numbers: { type: 'string' }, lobby: { type: 'boolean', default: false }, kiosk: { type: 'boolean', default: false } },
  })
  const missing = positionals[0] === 'missing'
  const numbers = Number(given.numbers ?? (missing ? 0 : 300))
  if (positionals.length > (missing ? 1 : 0) || (given.language !== undefined && !missing)) return stop(usage)
  if (given.centre === undefined || given.to === undefined || !Number.isInteger(numbers) || numbers < 0 || (given.lobby && given.kiosk)) return stop(usage)
  const loaded = loadCentre(given.centre)
  if (!loaded.ok) return stop(loaded.error.message)
  if (missing) {
    const parts = (['lobby', 'kiosk'] as const).filter((part) => !(part === 'kiosk' ? given.lobby : given.kiosk))
    return tellMissing(given.to, parts.flatMap((part) => wordsOf(loaded.centre, part, numbers)), given.language)
  }
  let stopped = false
  process.once('SIGINT', () => { stopped = true })
  process.once('SIGTERM', () => { stopped = true })
  mkdirSync(given.to, { recursive: true })
  for (const part of ['kiosk', 'lobby'] as const) {
    if (stopped || (part === 'kiosk' ? given.lobby : given.kiosk)) continue
    const words = wordsOf(loaded.centre, part, numbers)
    // which clip says what
    writeFileSync(join(given.to, `${part}.tsv`), words.map((one) => `${stemOf(one)}\t${one.language}\t${one.text}\n`).join(''))
    const begun = performance.now()
    const { made, there, silent, bytes } = await make(loaded.centre, given.to, words, () => stopped)
    console.log(`${process.stdout.isTTY ? '\n' : ''}${part}: ${made} made, ${there} there already, ${silent.length} that the engine cannot say; ${((performance.now() - begun) / 1000).toFixed(1)} s, ${(bytes / megabyte).toFixed(1)} MB`)
    for (const { language, text } of silent) console.log(`  no clip: ${language}: ${text}`)
    if (bytes > voiceLimits.folderMegabytes * megabyte) console.log(`  more than the ${voiceLimits.folderMegabytes} MB that a hub keeps: those least lately heard would go; take fewer numbers`)
  }
  if (stopped) stop('stopped: the same command goes on from here')
}

await main().catch((cause: unknown) => stop(`${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}\n\n${usage}`))
