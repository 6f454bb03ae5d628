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

/** Height in pixels of the first letter's stem, read from a picture of the element: the letter must have an upright stem (F, R). */
export const capHeightOf = async (page: Page, selector: string): Promise<number> => {
  const picture = (await page.locator(selector).screenshot()).toString('base64')
  return page.evaluate(async (png) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (sign) => sign.codePointAt(0) ?? 0)], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d')
    if (!pen) return 0
    pen.drawImage(image, 0, 0)
    const { data, width, height } = pen.getImageData(0, 0, image.width, image.height)
    // navy on amber: dark is ink
    const ink = (x: number, y: number): boolean => (data[(y * width + x) * 4] ?? 255) < 90
    const rowsAt = (x: number): number[] => Array.from({ length: height }, (_, y) => y).filter((y) => ink(x, y))
    for (let x = 0; x < width; x += 1) {
      const rows = rowsAt(x)
      if (rows.length > 0) {
        const stem = rowsAt(x + 6)
        return (stem.at(-1) ?? 0) - (stem[0] ?? 0) + 1
      }
    }
    return 0
  }, picture)
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
      const block = parent.closest('.call, .side, .queues li, .calm')?.getBoundingClientRect()
      const inside = (box: { left: number; top: number; right: number; bottom: number }): boolean =>
        text.left >= box.left - 1 && text.right <= box.right + 1 && text.top + 0.2 * text.height >= box.top && text.bottom - 0.1 * text.height <= box.bottom
      if (!inside({ left: 0, top: 0, right: innerWidth, bottom: innerHeight }) || (block && !inside(block))) out.push(node.textContent)
    }
    return out
  })
