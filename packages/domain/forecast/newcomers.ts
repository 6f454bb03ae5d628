import type { CounterPicture, Picture } from './picture.ts'

/** The place of somebody who would come now: a service and a language (by their places), with priority or not. */
export const newcomerPlace = (picture: Picture, service: number, language: number, priority: boolean): number =>
  (service * picture.languages.length + language) * 2 + (priority ? 1 : 0)

export interface Newcomers {
  /** A counter has just chosen somebody, or nobody: whoever would have stood before is called. */
  readonly look: (counter: CounterPicture, at: number, chosen: 'nobody' | 'ordinary' | 'priority') => void
  /** Whether somebody who would come to this service is still to be called. */
  readonly wait: (service: number) => boolean
  /** Seconds from now by place; Infinity: not before the horizon. */
  readonly times: () => Float64Array
}

/** People who would come now, watched without taking anybody's turn: each is called when a counter that may call them finds nobody before them. */
export const watchNewcomers = (picture: Picture): Newcomers => {
  const perService = picture.languages.length * 2
  const times = new Float64Array(picture.services.length * perService).fill(Infinity)
  const heldAt = new Float64Array(times.length).fill(Infinity)
  const waiting = new Int32Array(picture.services.length).fill(perService)
  return {
    look: (counter, at, chosen) => {
      if (chosen === 'priority') return
      const classes: readonly number[] = chosen === 'nobody' ? [0, 1] : [1]
      for (const service of counter.serves) {
        if (waiting[service] === 0) continue
        for (let language = 0; language < picture.languages.length; language += 1)
          for (const priority of classes) {
            const place: number = (service * picture.languages.length + language) * 2 + priority
            if (times[place] !== Infinity) continue
            if (!counter.speaks[language] && (picture.services[service]?.speakers[language] ?? 0) > 0) {
              heldAt[place] = Math.min(heldAt[place] ?? Infinity, at)
              if (at - (heldAt[place] ?? 0) < picture.holdSeconds) continue
            }
            times[place] = at
            waiting[service] = (waiting[service] ?? 0) - 1
          }
      }
    },
    wait: (service) => (waiting[service] ?? 0) > 0,
    // who was only held is called at the end of the hold: a counter that found nobody does not look again by itself
    times: () => times.map((time, place) => (time === Infinity ? (heldAt[place] ?? Infinity) + picture.holdSeconds : time)),
  }
}
