// oxlint-disable typescript/unbound-method -- the page's own methods are wrapped, and called with their own `this`
import type { Page } from 'playwright-core'

/** One sound that a page really played: the path of a clip, or a note of the chime. Milliseconds of the page's clock. */
export interface Heard { what: string; from: number; to: number; number: string }

/** Writes down every sound that the page starts, when it ends, and which number stood large on the screen as it began. */
export const listenIn = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const heard: { what: string; from: number; to: number; number: string }[] = []
    const paths = new WeakMap<object, string>()
    Object.assign(globalThis, { heard })
    const read = Response.prototype.arrayBuffer
    Response.prototype.arrayBuffer = async function arrayBuffer(this: Response) {
      const bytes = await read.call(this)
      paths.set(bytes, new URL(this.url).pathname)
      return bytes
    }
    const decode = BaseAudioContext.prototype.decodeAudioData
    BaseAudioContext.prototype.decodeAudioData = async function decodeAudioData(this: BaseAudioContext, bytes: ArrayBuffer) {
      const buffer = await decode.call(this, bytes)
      paths.set(buffer, paths.get(bytes) ?? '')
      return buffer
    }
    const start = AudioScheduledSourceNode.prototype.start
    // a buffer source has a `start` of its own
    const startBuffer = AudioBufferSourceNode.prototype.start
    const note = (node: AudioScheduledSourceNode, what: string): void => {
      const entry = { what, from: performance.now(), to: Infinity, number: document.querySelector('[data-number]')?.textContent ?? '' }
      heard.push(entry)
      node.addEventListener('ended', () => {
        entry.to = performance.now()
      })
    }
    AudioScheduledSourceNode.prototype.start = function begin(this: AudioScheduledSourceNode, when?: number) {
      note(this, 'chime')
      start.call(this, when)
    }
    AudioBufferSourceNode.prototype.start = function begin(this: AudioBufferSourceNode, when?: number) {
      note(this, (this.buffer && paths.get(this.buffer)) ?? '')
      startBuffer.call(this, when)
    }
  })
}

/** What was heard so far, a chime's two notes as one. */
export const heardOn = async (page: Page): Promise<Heard[]> => {
  const all: Heard[] = await page.evaluate(() => Reflect.get(globalThis, 'heard').map((entry: object) => ({ ...entry })))
  // the second note is scheduled with the first, in the same moment
  return all.filter((entry, index) => entry.what !== 'chime' || all[index - 1]?.what !== 'chime' || entry.from - (all[index - 1]?.from ?? 0) > 100)
}
