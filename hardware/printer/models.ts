import { z } from 'zod'
import bixolonSrp350 from './models/bixolon-srp-350iii.json' with { type: 'json' }
import citizenCtS310 from './models/citizen-ct-s310ii.json' with { type: 'json' }
import epsonT20 from './models/epson-tm-t20iii.json' with { type: 'json' }
import epsonT88 from './models/epson-tm-t88vi.json' with { type: 'json' }
import genericModel from './models/generic.json' with { type: 'json' }
import generic58 from './models/generic-58.json' with { type: 'json' }
import xprinter80 from './models/xprinter-xp-80.json' with { type: 'json' }

/** `sure` means: silence is a fault. Where it is false the printer is asked, and its silence is only silence. */
const ability = <const Ways extends readonly [string, ...string[]]>(ways: Ways) => z.strictObject({ by: z.enum(ways), sure: z.boolean() })

export const printerModel = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  /** Dots that can be printed in one row: 576 on 80 mm paper, 384 on 58 mm. */
  widthDots: z.int().min(8).max(832).multipleOf(8),
  /** 8 is 203 dots an inch. */
  dotsPerMm: z.number().positive(),
  /** False for a printer that takes no `GS v 0`: it gets the plain lines. */
  pictures: z.boolean(),
  /** In the order they are tried; `table` is the number that `ESC t` takes on this model. */
  codePages: z.array(z.strictObject({ page: z.enum(['windows-1252', 'windows-1251', 'windows-1250', 'ibm866']), table: z.int().min(0).max(255) })),
  /** The bytes of the cut, in hex, and the blank paper it costs: from the print head to the knife. */
  cut: z.strictObject({ bytes: z.string().regex(/^([0-9a-f]{2})+$/), feedMm: z.number().min(0) }),
  status: ability(['DLE EOT', 'GS a', 'none']),
  /** True where `GS a 255` makes the printer tell of every change by itself, even while it takes no more bytes. */
  tellsByItself: z.boolean(),
  confirmation: ability(['GS ( H', 'GS r', 'none']),
  /** The roll it is sold for, and what is left of it when the near-end sensor trips. */
  roll: z.strictObject({ lengthMm: z.number().positive(), nearEndMm: z.number().positive() }),
  /** USB ids, four hex digits each, by which the model is recognised. */
  usb: z.array(z.strictObject({ vendor: z.string().regex(/^[0-9a-f]{4}$/), product: z.string().regex(/^[0-9a-f]{4}$/) })),
  /** Where each fact comes from. */
  sources: z.record(z.string(), z.string()),
  /** Facts that nobody of the project has seen on this model; true of every fact until someone has. */
  unverified: z.array(z.string()),
})
export type PrinterModel = z.infer<typeof printerModel>

export const models: readonly PrinterModel[] =
  [genericModel, generic58, epsonT20, epsonT88, citizenCtS310, bixolonSrp350, xprinter80].map(model => printerModel.parse(model))

export const findModel = (id: string): PrinterModel | undefined => models.find(model => model.id === id)

export const generic: PrinterModel = printerModel.parse(genericModel)
