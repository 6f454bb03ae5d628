import { modulesOf } from '@senha/ticket/qr'

/** White modules that a phone needs on every side (ISO/IEC 18004). */
const quiet = 4

/** A QR code, black on white whatever the contrast. The words beside it say what it holds. */
export const Qr = ({ content }: { content: string }) => {
  const modules = modulesOf(content)
  const across = modules.length + 2 * quiet
  const dots = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : []))).join('')
  return (
    <svg className="qr" viewBox={`0 0 ${across} ${across}`} shapeRendering="crispEdges" aria-hidden="true" focusable="false">
      <rect width={across} height={across} fill="#fff" />
      <path d={dots} fill="#000" />
    </svg>
  )
}
