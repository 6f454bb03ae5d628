const two = (value: number): string => String(value).padStart(2, '0')

/** Time gone by as `06:24`, above an hour `1:06:24`; never below zero. */
export const elapsed = (from: string | Date, now: Date): string => {
  const seconds = Math.max(0, Math.floor((now.getTime() - new Date(from).getTime()) / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** Whole minutes gone by, never below zero. */
export const minutesSince = (from: string | Date, now: Date): number => Math.max(0, Math.floor((now.getTime() - new Date(from).getTime()) / 60_000))
