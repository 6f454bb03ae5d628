import type { Bitmap } from './bitmap.ts'

/** One paper: the picture, and the same in plain ASCII lines for a printer that takes no pictures. */
export interface Printed { readonly bitmap: Bitmap; readonly text: string[] }
