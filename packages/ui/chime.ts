/** Two soft notes (659 and 523 Hz, 0.9 s in all) made by the browser itself: nothing to load, nothing to miss. */
export const playChime = async (context: AudioContext, volume = 0.5): Promise<void> => {
  if (context.state === 'suspended') await context.resume()
  const note = (frequency: number, startsIn: number): OscillatorNode => {
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    const start = context.currentTime + startsIn
    oscillator.frequency.value = frequency
    gain.gain.setValueAtTime(0, start)
    gain.gain.linearRampToValueAtTime(volume, start + 0.02)
    gain.gain.exponentialRampToValueAtTime(0.001, start + 0.6)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(start)
    oscillator.stop(start + 0.62)
    return oscillator
  }
  note(659.25, 0)
  const last = note(523.25, 0.28)
  await new Promise<void>((ended) => {
    last.addEventListener('ended', () => ended(), { once: true })
  })
}
