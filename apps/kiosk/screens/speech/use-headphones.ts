import { useEffect, useRef } from 'react'

/** Tells when headphones are plugged in or out. Without leave to see their names a browser only tells that something changed: then it was plugged in. */
export const useHeadphones = (onChange: (plugged: boolean) => void): void => {
  const listener = useRef(onChange)
  useEffect(() => {
    listener.current = onChange
  })
  useEffect(() => {
    // a page that is not served from the machine itself has none
    const devices: MediaDevices | undefined = navigator.mediaDevices
    const count = async (): Promise<number> => (await devices.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput').length
    let outputs = 0
    void devices?.enumerateDevices().then((all) => { outputs = all.filter(({ kind }) => kind === 'audiooutput').length })
    const look = (): void => void count().then((now) => {
      const before = outputs
      outputs = now
      listener.current(now >= before)
    })
    devices?.addEventListener('devicechange', look)
    return () => devices?.removeEventListener('devicechange', look)
  }, [])
}
