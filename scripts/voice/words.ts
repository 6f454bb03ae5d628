import type { Centre } from '@senha/centre'
import { kioskSentences } from '@senha/i18n/kiosk-sentences'
import { centreWords, lobbyWords, spokenLanguages } from '@senha/voice'
import type { ToSay } from '@senha/voice'
import { stemOf } from '@senha/voice/clips'

/** Everything that a lobby or a kiosk says, each sentence once. */
export const wordsOf = (centre: Centre, part: 'lobby' | 'kiosk', numbers: number): ToSay[] => {
  const all = part === 'lobby' ? lobbyWords(centre, numbers) : [...spokenLanguages.flatMap((language) => kioskSentences(language).map((text) => ({ language, text }))), ...centreWords(centre)]
  return [...new Map([...all].map((words) => [stemOf(words), words])).values()]
}
