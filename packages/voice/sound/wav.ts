/** Sixteen-bit samples of one channel. */
export interface Pcm { readonly rate: number; readonly samples: Int16Array }

const headerBytes = 44
const pcmFormat = 1
const bytesPerSample = 2

/** Reads a WAV file of one channel and 16 bits. A program that writes to a pipe does not know the length: then the data goes to the end. */
export const readWav = (bytes: Buffer): Pcm | undefined => {
  if (bytes.length < headerBytes || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return undefined
  let rate: number | undefined
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4)
    const begin = at + 8
    const length = Math.min(bytes.readUInt32LE(at + 4), bytes.length - begin)
    if (name === 'fmt ' && length >= 16) {
      if (bytes.readUInt16LE(begin) !== pcmFormat || bytes.readUInt16LE(begin + 2) !== 1 || bytes.readUInt16LE(begin + 14) !== 8 * bytesPerSample) return undefined
      rate = bytes.readUInt32LE(begin + 4)
    }
    if (name === 'data' && rate !== undefined && rate > 0) {
      const samples = Int16Array.from({ length: Math.floor(length / bytesPerSample) }, (_, index) => bytes.readInt16LE(begin + index * bytesPerSample))
      return { rate, samples }
    }
    at = begin + length + (length % 2)
  }
  return undefined
}

export const writeWav = ({ rate, samples }: Pcm): Buffer => {
  const dataBytes = samples.length * bytesPerSample
  const bytes = Buffer.alloc(headerBytes + dataBytes)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(headerBytes - 8 + dataBytes, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(pcmFormat, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * bytesPerSample, 28)
  bytes.writeUInt16LE(bytesPerSample, 32)
  bytes.writeUInt16LE(8 * bytesPerSample, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(dataBytes, 40)
  samples.forEach((sample, index) => bytes.writeInt16LE(sample, headerBytes + index * bytesPerSample))
  return bytes
}
