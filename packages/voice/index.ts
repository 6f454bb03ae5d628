export { callPhrase, counterPhrase, ticketPhrase, type CallPhrase, type CallPhraseResult } from './call-phrase.ts'
export { isSpoken, spokenLanguages, type SpokenLanguage } from './languages/all.ts'
export { centreWords, lobbyWords, type ToSay } from './centre-words.ts'
export { collisionLine, letterCollisions, type Collision } from './letters/collisions.ts'
