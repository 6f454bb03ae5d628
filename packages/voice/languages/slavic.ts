import { at, list, type SpeechRule } from './rule.ts'

interface Words {
  readonly small: readonly string[]
  readonly tens: readonly string[]
  readonly hundreds: readonly string[]
  /** One thousand, and from two to nine: the noun changes at five. */
  readonly thousands: readonly string[]
}
const counting = ({ small, tens, hundreds, thousands }: Words) => {
  const count = (value: number): string => {
    if (value < 20) return at(small, value)
    const [unit, words] = value < 100 ? [10, tens] : value < 1000 ? [100, hundreds] : [1000, thousands]
    const word = at(words, Math.floor(value / unit))
    return value % unit === 0 ? word : `${word} ${count(value % unit)}`
  }
  return count
}

export const ru: SpeechRule = {
  ticket: 'Талон', counter: 'Стойка номер', number: 'номер',
  letters: list('а бэ цэ дэ е эф гэ аш и йот ка эль эм эн о пэ ку эр эс тэ у вэ дубль-вэ икс игрек зэт'),
  count: counting({
    small: list('ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'),
    tens: list('- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'),
    hundreds: list('- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'),
    thousands: ['-', 'тысяча', 'две тысячи', 'три тысячи', 'четыре тысячи', 'пять тысяч', 'шесть тысяч', 'семь тысяч', 'восемь тысяч', 'девять тысяч'],
  }),
}

export const uk: SpeechRule = {
  ticket: 'Талон', counter: 'Стійка номер', number: 'номер',
  letters: list('а бе це де е еф ґе аш і йот ка ель ем ен о пе ку ер ес те у ве дубль-ве ікс ігрек зет'),
  count: counting({
    small: list('нуль один два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять тринадцять чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять'),
    tens: list('- - двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто'),
    hundreds: list('- сто двісті триста чотириста п’ятсот шістсот сімсот вісімсот дев’ятсот'),
    thousands: ['-', 'тисяча', 'дві тисячі', 'три тисячі', 'чотири тисячі', 'п’ять тисяч', 'шість тисяч', 'сім тисяч', 'вісім тисяч', 'дев’ять тисяч'],
  }),
}

export const be: SpeechRule = {
  ticket: 'Талон', counter: 'Стойка нумар', number: 'нумар',
  letters: list('а бэ цэ дэ э эф гэ аш і ёт ка эль эм эн о пэ ку эр эс тэ у вэ дубль-вэ ікс ігрэк зэт'),
  count: counting({
    small: list('нуль адзін два тры чатыры пяць шэсць сем восем дзевяць дзесяць адзінаццаць дванаццаць трынаццаць чатырнаццаць пятнаццаць шаснаццаць семнаццаць васямнаццаць дзевятнаццаць'),
    tens: list('- - дваццаць трыццаць сорак пяцьдзясят шэсцьдзясят семдзесят восемдзесят дзевяноста'),
    hundreds: list('- сто дзвесце трыста чатырыста пяцьсот шэсцьсот семсот восемсот дзевяцьсот'),
    thousands: ['-', 'тысяча', 'дзве тысячы', 'тры тысячы', 'чатыры тысячы', 'пяць тысяч', 'шэсць тысяч', 'сем тысяч', 'восем тысяч', 'дзевяць тысяч'],
  }),
}
