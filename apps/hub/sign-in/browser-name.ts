/**
 * The kind of a browser and of its machine, no versions: enough to know one's own again, too little to tell people
 * apart.
 */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bElectron\//, 'Electron'],
  [/\bChrom(?:e|ium)\/|\bCriOS\/|HeadlessChrome/, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** `Firefox, Linux`; empty where neither is known. */
export const browserName = (userAgent: string | undefined): string => {
  const first = (table: typeof browsers): string[] =>
    table
      .filter(([sign]) => sign.test(userAgent ?? ''))
      .slice(0, 1)
      .map(([, name]) => name)
  return [...first(browsers), ...first(systems)].join(', ')
}
