import type { displayCall, displayState } from '@senha/protocol'
import type { Link } from '@senha/protocol/link'

export type DisplayLink = Link<Record<string, never>, { 'display:state': typeof displayState; 'display:call': typeof displayCall }>
