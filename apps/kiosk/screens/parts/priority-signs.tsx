/** Two signs that the icon set does not have, drawn in its manner: a filled figure in a box of 256. Decorative: the words beside say the same. */
const Figure = ({ size, children }: { size: string; children: React.ReactNode }) => (
  <svg viewBox="0 0 256 256" width={size} height={size} fill="currentColor" aria-hidden="true" focusable="false" style={{ flex: 'none', display: 'block' }}>{children}</svg>
)

const stroke = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const

/** Bent, with a stick. */
export const ElderSign = ({ size }: { size: string }) => (
  <Figure size={size}>
    <circle cx="132" cy="46" r="26" />
    <path d="M122 98 C96 104 88 130 90 160" strokeWidth="40" {...stroke} />
    <path d="M92 160 L72 228 M96 160 L122 190 L122 228" strokeWidth="20" {...stroke} />
    <path d="M124 96 L146 134 L178 132" strokeWidth="16" {...stroke} />
    <path d="M168 132 Q184 122 186 138 L192 228" strokeWidth="11" {...stroke} />
  </Figure>
)

/** From the side, a hand on the belly. */
export const PregnantSign = ({ size }: { size: string }) => (
  <Figure size={size}>
    <circle cx="112" cy="42" r="26" />
    <path d="M112 82c16 0 26 8 30 24l6 18c20 6 32 22 32 40 0 20-14 34-34 36h-4v26a12 12 0 0 1-24 0v-26h-4v26a12 12 0 0 1-24 0V110c0-18 8-28 22-28Z" />
  </Figure>
)
