const bookings = 1_000
const partCharacters = 40_000

/** A thousand bookings of the coming year, in a list that is larger than a frame. */
export const thousand = (): string => {
  const day = Temporal.Now.plainDateISO().add({ days: 30 }).toString()
  const lines = Array.from({ length: bookings }, (_, n) => `SNS-2026-${String(n).padStart(6, '0')},health,${day},${String(9 + (n % 8)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')},pt,"Consulta de ${n} «não urgente»"`)
  return `code,service,date,time,language,notas\n${lines.join('\n')}\n`
}

/** The payloads that bring a list in parts. */
export const partsFor = (csv: string): { csv: string; part: { importId: string; number: number; of: number } }[] => {
  const importId = crypto.randomUUID()
  const of = Math.ceil(csv.length / partCharacters)
  return Array.from({ length: of }, (_, index) => ({ csv: csv.slice(index * partCharacters, (index + 1) * partCharacters), part: { importId, number: index + 1, of } }))
}
