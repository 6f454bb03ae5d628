import { at, list, type SpeechRule } from './rule.ts'

const small = list('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen')
const tens = list('- - twenty thirty forty fifty sixty seventy eighty ninety')
const count = (value: number): string => {
  if (value < 20) return at(small, value)
  const rest = value % (value < 100 ? 10 : value < 1000 ? 100 : 1000)
  const words = value < 100 ? at(tens, Math.floor(value / 10))
    : value < 1000 ? `${at(small, Math.floor(value / 100))} hundred` : `${at(small, Math.floor(value / 1000))} thousand`
  if (rest === 0) return words
  return `${words}${value < 100 ? '-' : rest < 100 ? ' and ' : ' '}${count(rest)}`
}
/** English letters keep no spelling of their own that an engine reads better than the capital. */
export const en: SpeechRule = { ticket: 'Ticket', counter: 'Counter', number: 'number', letters: list('A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'), count }
