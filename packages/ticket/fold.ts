import type { Language } from '@senha/centre'

// Romanisation as the countries themselves write names for foreigners: Ukraine's resolution 55 of 2010, Russia's order
// 2113 of 2020, Belarus's instruction of 2000 without its accents.
const common: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', і: 'i', ї: 'i', є: 'ie', ў: 'u',
}
const own: Partial<Record<Language, Record<string, string>>> = { uk: { г: 'h', и: 'y' }, be: { г: 'h', ё: 'io' } }
/** Ukrainian writes these otherwise where a word begins. */
const initial: Partial<Record<Language, Record<string, string>>> = { uk: { й: 'y', ю: 'yu', я: 'ya', ї: 'yi', є: 'ye' } }

const signs: Record<string, string> = {
  '’': "'", '‘': "'", 'ʼ': "'", '“': '"', '”': '"', '«': '"', '»': '"', '–': '-', '—': '-', '−': '-', '·': '-', '•': '-', '…': '...', '№': 'No.', '¿': '', '¡': '',
  ª: 'a', º: 'o', '€': 'EUR', ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ł: 'l', Ł: 'L', '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ',
}

const isCyrillic = (sign: string | undefined): boolean => sign !== undefined && /\p{Script=Cyrillic}/u.test(sign)
const isLetter = (sign: string | undefined): boolean => sign !== undefined && /\p{L}|['’ʼ]/u.test(sign)

/** A Cyrillic letter in Latin ones; a capital stays one capital (Щ → Shch), or all of it between capitals (РАЩ → RASHCH). */
const romanised = (letter: string, before: string | undefined, after: string | undefined, language: Language): string | undefined => {
  const small = letter.toLowerCase()
  const latin = (isLetter(before) ? undefined : initial[language]?.[small]) ?? own[language]?.[small] ?? common[small]
  if (latin === undefined || letter === small) return latin
  const shouting = [before, after].some((near) => near !== undefined && /\p{Lu}/u.test(near)) && !(after !== undefined && /\p{Ll}/u.test(after))
  return shouting ? latin.toUpperCase() : latin.slice(0, 1).toUpperCase() + latin.slice(1)
}

/** A text in plain ASCII, for printers that know nothing else: accents dropped, Cyrillic romanised. What has no likeness is dropped. */
export const fold = (text: string, language: Language): string => {
  const letters = Array.from(text.normalize('NFC'))
  return letters.map((letter, index) => {
    // The apostrophe within a Ukrainian or Belarusian word is not written in Latin letters.
    if (/['’ʼ]/.test(letter) && isCyrillic(letters[index - 1]) && isCyrillic(letters[index + 1])) return ''
    if (/[\u0020-\u007e]/.test(letter)) return letter
    const known = signs[letter] ?? romanised(letter, letters[index - 1], letters[index + 1], language)
    return known ?? letter.normalize('NFD').replace(/[^\u0020-\u007e]/gu, '')
  }).join('')
}
