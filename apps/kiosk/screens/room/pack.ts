/** Things side by side, by their places among all; lengths in pixels. */
export interface Row { readonly top: number; readonly bottom: number; readonly items: readonly number[] }

/** Elements that begin at one height stand in one row. */
export const rowsOf = (boxes: readonly { readonly top: number; readonly bottom: number }[]): Row[] => {
  const rows: { top: number; bottom: number; items: number[] }[] = []
  for (const [index, { top, bottom }] of boxes.entries()) {
    const row = rows.at(-1)
    if (row && Math.abs(row.top - top) < 1) {
      row.items.push(index)
      row.bottom = Math.max(row.bottom, bottom)
    } else rows.push({ top, bottom, items: [index] })
  }
  return rows
}

/** Fills pages of so much room from the first row on; undefined where a row alone is taller, unless it gets a page of its own `anyway`. */
export const pack = (rows: readonly Row[], room: number, anyway = false): number[][] | undefined => {
  const pages: { top: number; items: number[] }[] = []
  for (const { top, bottom, items } of rows) {
    if (!anyway && bottom - top > room + 0.5) return undefined
    const page = pages.at(-1)
    if (page && bottom - page.top <= room + 0.5) page.items.push(...items)
    else pages.push({ top, items: [...items] })
  }
  return pages.map((page) => page.items)
}
