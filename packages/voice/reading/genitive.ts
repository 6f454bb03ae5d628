import { at, list } from '../languages/rule.ts'

export type Gender = 'masculine' | 'feminine' | 'neuter'
/** A number after "до", "от": "двух", "одной", "сорока пяти". */
export type Genitive = (value: number, gender: Gender) => string

interface Words {
  readonly small: readonly string[]
  /** "One" of a feminine noun; all else is alike. */
  readonly feminineOne: string
  readonly tens: readonly string[]
  readonly hundreds: readonly string[]
  /** "Thousand" of one and of several. */
  readonly thousand: string
  readonly thousands: string
}
const declining = ({ small, feminineOne, tens, hundreds, thousand, thousands }: Words): Genitive => {
  const decline: Genitive = (value, gender) => {
    if (value === 1 && gender === 'feminine') return feminineOne
    if (value < 20) return at(small, value)
    const unit = value < 100 ? 10 : value < 1000 ? 100 : 1000
    const times = Math.floor(value / unit)
    const words = unit === 10 ? at(tens, times) : unit === 100 ? at(hundreds, times) : times === 1 ? thousand : `${at(small, times)} ${thousands}`
    return value % unit === 0 ? words : `${words} ${decline(value % unit, gender)}`
  }
  return decline
}

export const genitives: Record<'ru' | 'uk' | 'be', Genitive> = {
  ru: declining({
    small: list('ноля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати'),
    feminineOne: 'одной', tens: list('- - двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста'),
    hundreds: list('- ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот'), thousand: 'тысячи', thousands: 'тысяч',
  }),
  uk: declining({
    small: list('нуля одного двох трьох чотирьох п’яти шести семи восьми дев’яти десяти одинадцяти дванадцяти тринадцяти чотирнадцяти п’ятнадцяти шістнадцяти сімнадцяти вісімнадцяти дев’ятнадцяти'),
    feminineOne: 'однієї', tens: list('- - двадцяти тридцяти сорока п’ятдесяти шістдесяти сімдесяти вісімдесяти дев’яноста'),
    hundreds: list('- ста двохсот трьохсот чотирьохсот п’ятисот шестисот семисот восьмисот дев’ятисот'), thousand: 'тисячі', thousands: 'тисяч',
  }),
  be: declining({
    small: list('нуля аднаго двух трох чатырох пяці шасці сямі васьмі дзевяці дзесяці адзінаццаці дванаццаці трынаццаці чатырнаццаці пятнаццаці шаснаццаці семнаццаці васямнаццаці дзевятнаццаці'),
    feminineOne: 'адной', tens: list('- - дваццаці трыццаці сарака пяцідзесяці шасцідзесяці сямідзесяці васьмідзесяці дзевяноста'),
    hundreds: list('- ста двухсот трохсот чатырохсот пяцісот шасцісот сямісот васьмісот дзевяцісот'), thousand: 'тысячы', thousands: 'тысяч',
  }),
}
