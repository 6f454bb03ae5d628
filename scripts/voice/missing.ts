import { join } from 'node:path'
import { isSpoken, spokenLanguages } from '@senha/voice'
import type { ToSay } from '@senha/voice'
import { hear, listRecordings, recordedFolder, recordingName } from '@senha/voice/clips'

/** Sentences without a recording, `pt/balcão-sete.wav`, a tab and the sentence, in the order in which they are heard. */
export const tellMissing = async (folder: string, words: readonly ToSay[], only: string | undefined): Promise<void> => {
  if (only !== undefined && !isSpoken(only)) throw new Error(`no such language: ${only}; there are ${spokenLanguages.join(', ')}`)
  const place = join(folder, recordedFolder)
  for (const language of spokenLanguages.filter((each) => only === undefined || each === only)) {
    // two sentences that differ in a full stop alone are one recording
    const sentences = new Map(words.filter((one) => one.language === language).map(({ text }) => [recordingName(text), text]))
    sentences.delete('')
    if (sentences.size === 0) continue
    const recorded = new Set<string>()
    for (const { file, names } of await listRecordings(place, language)) {
      const heard = await hear(join(place, language, file))
      if (heard && !heard.ok) console.error(`${language}/${file} is not played: ${heard.reason}`)
      const asked = names.filter((name) => sentences.has(name))
      if (asked.length === 0) console.error(`${language}/${file}: no sentence of this centre asks for it`)
      if (heard?.ok) for (const name of asked) recorded.add(name)
    }
    console.error(`${language}: ${recorded.size} of ${sentences.size} sentences are recorded`)
    for (const [name, text] of sentences) if (!recorded.has(name)) console.log(`${language}/${name}.wav\t${text}`)
  }
}
