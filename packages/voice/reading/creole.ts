const vowels = 'aeiouáéíóúâêôãõ'
const accent = /[áéíóúâêôãõ]/iu

/** A final -u or -i is weak in Creole and strong in Portuguese, unless another vowel bears a mark or stands alone. */
const weakEnd = (part: string): string => {
  const sounds = Array.from(part.toLowerCase()).filter((letter) => vowels.includes(letter)).length
  if (sounds < 2 || accent.test(part)) return part
  return part.replace(new RegExp(`(?<![${vowels}])u$`, 'iu'), 'o').replace(new RegExp(`(?<![${vowels}])i$`, 'iu'), 'e')
}

/**
 * Creole as a Portuguese voice comes nearest to it: in the ALUPEC spelling one letter is one sound, in the Portuguese one it
 * is not. For the voice alone: no screen shows it.
 */
export const creoleForPortuguese = (text: string): string => text
  // the pronoun "I" is a nasal sound, not a letter's name
  .replace(/(?<![\p{L}\d])N(?![\p{L}\d])/gu, 'un')
  .replace(/\p{L}+/gu, (word) => weakEnd(word
    .replace(/x/gu, 'ch').replace(/X/gu, 'Ch')
    .replace(/(?<=[aeiouáéíóú])s(?=[aeiouáéíóú])/giu, 'ss')
    .replace(/g(?=[eiéí])/gu, 'gu').replace(/G(?=[eiéí])/gu, 'Gu')))
