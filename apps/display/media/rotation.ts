export interface MediaFile { name: string; kind: 'picture' | 'video' }

/** The file after this one, round and round, without those that would not show; undefined where none is left. */
export const fileAfter = (files: readonly MediaFile[], current: string | undefined, broken: ReadonlySet<string>): MediaFile | undefined => {
  const at = files.findIndex((file) => file.name === current)
  return [...files.slice(at + 1), ...files.slice(0, at + 1)].find((file) => !broken.has(file.name))
}
