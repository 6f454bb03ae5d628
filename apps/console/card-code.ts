/** Twelve characters as a person reads them: in groups of four. */
export const inGroups = (code: string): string[] => code.match(/.{1,4}/g) ?? []
