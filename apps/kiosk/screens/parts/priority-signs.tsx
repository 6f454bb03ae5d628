/** Two signs that the icon set does not have, drawn in its manner: a filled figure in a box of 256. Decorative: the words beside say the same. */
const Figure = ({ size, box, children }: { size: string; box: string; children: React.ReactNode }) => (
  <svg viewBox={box} height={size} fill="currentColor" aria-hidden="true" focusable="false" style={{ flex: 'none', display: 'block', alignSelf: 'flex-start' }}>{children}</svg>
)

const stroke = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const

/** Bent, with a stick. */
export const ElderSign = ({ size }: { size: string }) => (
  <Figure size={size} box="56 4 160 248">
    <circle cx="132" cy="46" r="26" />
    <path d="M122 98 C96 104 88 130 90 160" strokeWidth="40" {...stroke} />
    <path d="M92 160 L72 228 M96 160 L122 190 L122 228" strokeWidth="20" {...stroke} />
    <path d="M124 96 L146 134 L178 132" strokeWidth="16" {...stroke} />
    <path d="M168 132 Q184 122 186 138 L192 228" strokeWidth="11" {...stroke} />
  </Figure>
)

/** From the side, an arm around the belly. */
export const PregnantSign = ({ size }: { size: string }) => (
  <Figure size={size} box="56 4 160 248">
    <circle cx="112" cy="42" r="29" />
    <path d="M106 80c22-2 34 8 40 28 3 10 10 15 19 23 15 13 19 31 10 46-8 13-21 19-37 20v30a13 13 0 0 1-26 0v-28h-4v28a13 13 0 0 1-26 0V114c0-20 8-33 24-34Z" />
    <path d="M106 112 C104 138 116 152 146 152" stroke="var(--card)" strokeWidth="9" fill="none" strokeLinecap="round" />
  </Figure>
)
