import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCentre } from '@senha/centre/load'
import type { Centre } from '@senha/centre'
import { greetings, languageNames } from '@senha/i18n'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { centreWords, lobbyWords, spokenLanguages } from '@senha/voice'
import type { ToSay } from '@senha/voice'
import { openMaker, openShelf, stemOf, voiceLimits } from '@senha/voice/clips'
import pt from '../packages/i18n/locales/pt/kiosk.json' with { type: 'json' }

const usage = `Makes the spoken clips of a centre ahead: what is there already is passed over, so it can be stopped and run again.

  npm run voice -- --centre FILE --to DIR [--numbers 300] [--lobby | --kiosk]

--lobby   the calls only: DIR is the hub's --voice folder, by default DATA/voice
--kiosk   the screens only: DIR is a kiosk's --voice-shipped folder
--numbers so many tickets of each service; those above are made when they are issued`

const stop = (message: string): never => {
  console.error(message)
  process.exit(1)
}
const megabyte = 1024 * 1024
/** People before you, and people who wait: more than these are made when they are shown. */
const countsAhead = 30

type Key = Parameters<ReturnType<typeof kioskTexts.in>>[0]
const withoutPlural = (key: string): string => key.replace(/_(one|few|many|other)$/, '')
const placesOf = new Map(Object.entries(pt).map(([key, text]) => [withoutPlural(key), new Set(text.match(/\{\{\w+\}\}/g))]))
const isKey = (key: string): key is Key => placesOf.has(key)

/** The kiosk's own texts that hold nothing but words, and those that hold one count. */
const screenWords = (): ToSay[] => {
  return spokenLanguages.flatMap((language) => {
    const t = kioskTexts.in(language)
    const texts = [...placesOf].flatMap(([key, places]) => {
      if (!isKey(key) || places.size > 1) return []
      if (places.size === 0) return [t(key)]
      return places.has('{{count}}') ? Array.from({ length: countsAhead }, (_, index) => t(key, { count: index + 1 })) : []
    })
    return [languageNames[language], greetings[language], ...texts].map((text) => ({ language, text }))
  })
}

const wordsOf = (centre: Centre, part: 'lobby' | 'kiosk', numbers: number): ToSay[] => {
  const all = part === 'lobby' ? lobbyWords(centre, numbers) : [...screenWords(), ...centreWords(centre)]
  return [...new Map([...all].map((words) => [stemOf(words), words])).values()]
}

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
  const given = parseArgs({
    options: { centre: { type: 'string' }, to: { type: 'string' }, numbers: { type: 'string', default: '300' }, lobby: { type: 'boolean', default: false }, kiosk: { type: 'boolean', default: false } },
  }).values
  const numbers = Number(given.numbers)
  if (given.centre === undefined || given.to === undefined || !Number.isInteger(numbers) || numbers < 0 || (given.lobby && given.kiosk)) return stop(usage)
  const loaded = loadCentre(given.centre)
  if (!loaded.ok) return stop(loaded.error.message)
  let stopped = false
  process.once('SIGINT', () => { stopped = true })
  process.once('SIGTERM', () => { stopped = true })
  mkdirSync(given.to, { recursive: true })
  for (const part of ['kiosk', 'lobby'] as const) {
    if (stopped || (part === 'kiosk' ? given.lobby : given.kiosk)) continue
    const words = wordsOf(loaded.centre, part, numbers)
    // whoever records clips with a person's voice finds here what to say and how to name it
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
