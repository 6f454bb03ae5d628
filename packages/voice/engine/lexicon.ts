import type { SpokenLanguage } from '../languages/all.ts'

/**
 * Words that eSpeak NG 1.51 says wrongly, in its own phonemes: `'` stands before the stressed vowel. A word is listed for every
 * form that calls, times and counts have (packages/voice/testing/stresses.ts holds each to its stress). Its Belarusian
 * dictionary is not the full one, and its Ukrainian one reads unstressed vowels as Russian does; here they are whole.
 */
const table = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(',').map((entry) => entry.trim().split(' ')).map(([said = '', phonemes = '']) => [said, phonemes]))

interface Lexicon {
  readonly words: Readonly<Record<string, string>>
  /** Names of letters that are also words, and Portuguese "one", which is also "a": only where a pause or the end follows. */
  readonly letters: Readonly<Record<string, string>>
}

/** By the language of the voice that reads. */
export const lexicons: Partial<Record<SpokenLanguage, Lexicon>> = {
  pt: { words: {}, letters: table("é 'E, ele 'Ely, eme 'Emy, ene 'Eny, um 'u~N") },
  fr: { words: {}, letters: table("effe 'Ef, emme 'Em, esse 'Es") },
  ro: {
    words: table(`
    unsprezece unsp@-*ez'etSe, doisprezece dojsp@-*ez'etSe, douăsprezece dou@sp@-*ez'etSe, treisprezece t@-*eIsp@-*ez'etSe, paisprezece paIsp@-*ez'etSe,
    cincisprezece tSintSisp@-*ez'etSe, șaisprezece SaIsp@-*ez'etSe, șaptesprezece Saptesp@-*ez'etSe, nouăsprezece nou@sp@-*ez'etSe`),
    letters: table("a 'a, de d'e, el 'el, o 'o, pe p'e, te t'e"),
  },
  ru: {
    words: table(`
    сорок s'orok, сорока sVrVk'A, четырёхсот tS;ityr;8xs'ot, часа tS;Is'A`),
    letters: {},
  },
  uk: {
    words: table(`
    талон tal'on, один od'In, одна odn'A, одну odn'u, одне odn'e, сорок s'orok, вісімдесят visimdes'jAt,
    дев’яносто devjan'osto, тисяча t'IsjatS;A, тисячі t'IsjatS;i, тисяч t'IsjatS;, нуля nul'jA, одного odnoh'o,
    однієї odni'jeji, чотирьох tS;otIr;'ox, п’яти pjat'I, шести Sest'I, семи sem'I, восьми vos;m'I,
    дев’яти devjat'I, десяти desjat'I, двадцяти dvadtsjat'I, тридцяти trIdtsjat'I, сорока sorok'A,
    п’ятдесяти pjatdesjat'I, шістдесяти Sistdesjat'I, сімдесяти simdesjat'I, вісімдесяти visimdesjat'I,
    дев’яноста devjan'osta, чотирьохсот tS;otIr;oxs'ot, дев’ятисот devjatIs'ot, секунд sek'und, хвилин xvIl'In,
    відсоток vids'otok, нульова nul;ov'A, першої p'erSoji, другої dr'uhoji, третьої tr'et;oji, п’ятої p'jAtoji,
    шостої S'ostoji, сьомої s;'omoji, восьмої v'os;moji, дванадцятої dvan'Adtsjatoji,
    тринадцятої trIn'Adtsjatoji, п’ятнадцятої pjatn'Adtsjatoji, шістнадцятої Sistn'Adtsjatoji,
    сімнадцятої simn'Adtsjatoji, дванадцятій dvan'Adtsjatij, тринадцятій trIn'Adtsjatij,
    п’ятнадцятій pjatn'Adtsjatij, шістнадцятій Sistn'Adtsjatij, сімнадцятій simn'Adtsjatij`),
    letters: table("ігрек 'ihrek"),
  },
  be: {
    words: table(`
    талон tal'on, адзін adz;'in, адна adn'A, адну adn'u, пяцьдзясят p;Ats;dz;As;'At,
    шэсцьдзясят s.Ests;dz;As;'At, семдзесят s;'Emdz;Es;At, восемдзесят v'os;Emdz;Es;At,
    чатырыста ts.at'i"ri"sta, пяцьсот p;Ats;s'ot, шэсцьсот s.Ests;s'ot, семсот s;Ems'ot, восемсот vos;Ems'ot,
    дзевяцьсот dz;Ev;Ats;s'ot, тысяча t'i"s;Ats.a, тысячы t'i"s;Ats.i", нуля nul;'A, аднаго adnaQ'o,
    адной adn'oj, чатырох ts.ati"r'ox, пяці p;Ats;'i, шасці s.asts;'i, сямі s;Am;'i, васьмі vas;m;'i,
    дзевяці dz;Ev;Ats;'i, дзесяці dz;Es;Ats;'i, адзінаццаці adz;in'Atstsats;i, дванаццаці dvan'Atstsats;i,
    трынаццаці tri"n'Atstsats;i, чатырнаццаці ts.ati"rn'Atstsats;i, пятнаццаці p;Atn'Atstsats;i,
    шаснаццаці s.asn'Atstsats;i, семнаццаці s;Emn'Atstsats;i, васямнаццаці vas;Amn'Atstsats;i,
    дзевятнаццаці dz;Ev;Atn'Atstsats;i, дваццаці dvatstsats;'i, трыццаці tri"tstsats;'i, сарака sarak'A,
    пяцідзесяці p;Ats;'idz;Es;Ats;i, шасцідзесяці s.asts;'idz;Es;Ats;i, сямідзесяці s;Am;'idz;Es;Ats;i,
    васьмідзесяці vas;m;'idz;Es;Ats;i, двухсот dvuxs'ot, трохсот troxs'ot, чатырохсот ts.ati"roxs'ot,
    пяцісот p;Ats;is'ot, шасцісот s.asts;is'ot, сямісот s;Am;is'ot, васьмісот vas;m;is'ot,
    дзевяцісот dz;Ev;Ats;is'ot, секунд s;Ek'und, хвілін xv;il;'in, гадзін Qadz;'in, працэнт prats'Ent`),
    letters: table("ёт j'ot"),
  },
}

const matcher = (words: Readonly<Record<string, string>>, after: string): RegExp | undefined => {
  const all = Object.keys(words).toSorted((one, other) => other.length - one.length)
  return all.length === 0 ? undefined : new RegExp(`(?<![\\p{L}’-])(?:${all.join('|')})(?![\\p{L}’-])${after}`, 'giu')
}
const matchers = Object.fromEntries(Object.entries(lexicons).map(([language, { words, letters }]) =>
  [language, [[words, matcher(words, '')], [letters, matcher(letters, '(?=\\s*(?:,|[.]?$))')]] as const]))

/** The text as the engine gets it: what it would say wrongly stands in phonemes. */
export const withPhonemes = (voice: SpokenLanguage, text: string): string => (matchers[voice] ?? []).reduce((now, [words, found]) =>
  (found ? now.replace(found, (said) => `[[${words[said.toLowerCase()] ?? said}]]`) : now), text)
