const ring = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]] as const

/** Where the whole picture stands, in steps from its middle: it goes round so that no edge burns into a panel. */
export const driftAt = (step: number): { x: number; y: number } => {
  const [x, y] = ring[step % ring.length] ?? ring[0]
  return { x, y }
}
