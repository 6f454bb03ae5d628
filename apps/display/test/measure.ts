import type { Page } from 'playwright-core'

/** Counts the chimes that a page really starts (two notes each), in `data-chimes` of the document. */
export const countChimes = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    let notes = 0
    globalThis.AudioContext = class extends AudioContext {
      override createOscillator(): OscillatorNode {
        notes += 1
        document.documentElement.dataset['chimes'] = String(notes / 2)
        return super.createOscillator()
      }
    }
  })
}

/**
 * An audio context as a browser gives it that lets nothing play before a touch: asleep, and its `resume` never answers. The
 * real policy cannot be tested from outside: the driver's own calls count as touches.
 */
export const blockAudio = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    let touched = false
    addEventListener('pointerdown', () => {
      touched = true
    }, true)
    globalThis.AudioContext = class extends AudioContext {
      override get state(): AudioContextState {
        return touched ? 'running' : 'suspended'
      }
      override resume(): Promise<void> {
        return touched ? super.resume() : new Promise(() => undefined)
      }
    }
  })
}

interface Box { x: number; y: number; width: number; height: number }

/** For each column of a part of the page, the first and the last row that hold ink: navy on amber, dark is ink. */
const inkOf = async (page: Page, clip: Box): Promise<{ first: number; last: number }[]> => {
  const picture = (await page.screenshot({ clip })).toString('base64')
  return page.evaluate(async (png) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (sign) => sign.codePointAt(0) ?? 0)], { type: 'image/png' }))
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')
    if (!pen) return []
    pen.drawImage(image, 0, 0)
    const { data, width, height } = pen.getImageData(0, 0, image.width, image.height)
    const rows = Array.from({ length: height }, (_, y) => y)
    return Array.from({ length: width }, (_, x) => {
      const dark = (y: number): boolean => (data[(y * width + x) * 4] ?? 255) < 90
      return { first: rows.findIndex(dark), last: rows.findLastIndex(dark) }
    })
  }, picture)
}

const boxOf = async (page: Page, selector: string): Promise<Box> => (await page.locator(selector).boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 }

/** Height in pixels of the number's first letter, which must have an upright stem (F, R). */
export const capHeightOf = async (page: Page): Promise<number> => {
  const columns = await inkOf(page, await boxOf(page, '[data-number]'))
  const stem = columns[columns.findIndex(({ first }) => first >= 0) + 6]
  return stem ? stem.last - stem.first + 1 : 0
}

/** Whether anything is drawn between the number and the words under it. */
export const inkUnderNumber = async (page: Page): Promise<boolean> => {
  const number = await boxOf(page, '[data-number]')
  const words = await boxOf(page, '.call footer')
  // round digits reach a little below the line
  const top = number.y + number.height * 1.08
  const columns = await inkOf(page, { x: 0, y: top, width: number.x + number.width, height: words.y - top })
  return columns.some(({ first }) => first >= 0)
}

/** The smallest size of any visible text, CSS pixels. */
export const smallestText = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const sizes: number[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent } = node
      if (parent && node.textContent?.trim() && !parent.closest('.visually-hidden')) sizes.push(Number.parseFloat(getComputedStyle(parent).fontSize))
    }
    return Math.min(...sizes)
  })

/** Texts that stand outside the screen or outside the block that holds them. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const out: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent } = node
      if (!parent || !node.textContent?.trim() || parent.closest('.visually-hidden, .number')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      // a line's box has room above its capitals and below its descenders that holds no ink
      const text = range.getBoundingClientRect()
      const block = parent.closest('.call, .side, .queues li, .calm, .pair-code, .notice-band, .emergency li')?.getBoundingClientRect()
      const inside = (box: { left: number; top: number; right: number; bottom: number }): boolean =>
        text.left >= box.left - 1 && text.right <= box.right + 1 && text.top + 0.2 * text.height >= box.top && text.bottom - 0.1 * text.height <= box.bottom
      if (!inside({ left: 0, top: 0, right: innerWidth, bottom: innerHeight }) || (block && !inside(block))) out.push(node.textContent)
    }
    return out
  })
