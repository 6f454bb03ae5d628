import { languages } from '@senha/centre'
import { expect, test } from 'vitest'
import { layoutCardSlip, renderCardSlip } from './card-slip.ts'
import { stretchedCentre } from './testing/extremes.ts'
import { collisions, offPaper, wordsOn } from './testing/ink.ts'
import { sampleCentre } from './testing/samples.ts'

const centre = sampleCentre()
const papers = ([576, 384] as const).flatMap((width) => languages.map((language) => ({ language, width })))

test.each(papers)('[K4] a card in $language on $width dots: nothing touches, nothing leaves the paper, the code and its days are there', ({ language, width }) => {
  for (const where of [centre, stretchedCentre(centre)]) {
    const slip = { centre: where, code: 'WMWQQGWMWMQW', days: 365, language, width }
    const block = layoutCardSlip(slip)
    expect(collisions(block)).toEqual([])
    expect(offPaper(block, 4)).toEqual([])
    expect(wordsOn(block)).toContain('WMWQQGWMWMQW')
    expect(wordsOn(block)).toContain('365')
    const { text } = renderCardSlip(slip)
    expect(text).toContain('WMWQ QGWM WMQW')
    expect(text.filter((line) => line.length > (width === 576 ? 42 : 30) || !/^[\u0020-\u007e]*$/.test(line))).toEqual([])
  }
})
