import type { Unattended as Queue } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import type { RoomWords } from '../words.ts'

const sentence = (queues: readonly Queue[], { t, service, shortService }: RoomWords): string => {
  const [first, ...rest] = queues
  if (!first) return ''
  if (rest.length > 0) return t('unattended.more', { list: queues.map(({ serviceId, count }) => `${shortService(serviceId)} (${count})`).join(', ') })
  return t(first.paused ? 'unattended.paused' : 'unattended.one', { count: first.count, service: service(first.serviceId) })
}

/** People of the own agency's services wait, and no counter calls them. */
export const Unattended = () => {
  const { state: { unattended = [] }, words } = useDesk()
  const since = unattended.map(({ at }) => at).toSorted()[0]
  if (since === undefined) return null
  return (
    <div className="band">
      <Pictogram name="users-three" size={20} />
      <p><strong>{sentence(unattended, words)}</strong> <span className="tabular">{words.t('unattended.since', { time: words.time(since) })}</span></p>
    </div>
  )
}
