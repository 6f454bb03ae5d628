/** A tone as a WAV file (16 bit, one channel), soft at both ends: a clip to be told from another by its pitch. */
export const tone = (hertz: number, seconds = 0.3, rate = 16_000): Buffer => {
  const count = Math.round(seconds * rate)
  const file = Buffer.alloc(44 + 2 * count)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + 2 * count, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(2 * rate, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(2 * count, 40)
  for (let index = 0; index < count; index += 1) {
    const edge = Math.min(1, index / 200, (count - index) / 200)
    file.writeInt16LE(Math.round(9_000 * edge * Math.sin((2 * Math.PI * hertz * index) / rate)), 44 + 2 * index)
  }
  return file
}
