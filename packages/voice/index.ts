export { callPhrase, spokenLanguages, type CallPhrase, type CallPhraseResult, type SpokenLanguage } from './call-phrase.ts'
