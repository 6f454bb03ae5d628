import type { PublicCentre } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import type { DragEvent } from 'react'
import type { MonitorLink } from '../link.ts'
import type { MonitorWords } from '../words.ts'
import { bookingsIn, decodeList } from './decode-list.ts'
import { ImportFaults } from './import-faults.tsx'
import { partsOf, sendList } from './send-list.ts'
import { Refusal } from './refusal.tsx'
import { useAsking } from './use-asking.ts'

interface BookingsDialogProps { link: MonitorLink; centre: PublicCentre; words: MonitorWords; close: () => void }
interface List { name: string; csv: string; /** Lines with something in them, the head not counted. */ bookings: number }

const readList = async (file: File): Promise<List> => {
  const csv = decodeList(new Uint8Array(await file.arrayBuffer()))
  return { name: file.name, csv, bookings: bookingsIn(csv) }
}

/** A supervisor hands in a list of booked times as a file: all of it is taken, or nothing, and then every faulty line is told. */
export const BookingsDialog = ({ link, centre, words, close }: BookingsDialogProps) => {
  const { t } = words
  const asking = useAsking()
  const [list, setList] = useState<List>()
  const [taken, setTaken] = useState<number>()
  const [over, setOver] = useState(false)

  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return
    asking.forget()
    setTaken(undefined)
    setList(await readList(file))
  }
  const send = async (): Promise<void> => {
    if (!list) return
    await asking.ask(async () => {
      const answer = await sendList(link, list.csv)
      if (answer.ok) {
        setTaken(answer.count)
        setList(undefined)
      }
      return answer
    })
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void choose(event.dataTransfer.files[0])
  }
  const hover = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  const whyNot = !list ? t('bookings.choose') : partsOf(list.csv) === undefined ? t('bookings.tooLong') : list.bookings === 0 ? t('bookings.empty') : undefined
  return (
    <Modal
      title={t('bookings.title')} closeWord={t('dialog.close')} onClose={close} size="large"
      footer={<>
        <Button appearance="outline" onPress={close}>{t(taken === undefined ? 'dialog.cancel' : 'dialog.close')}</Button>
        <Button appearance="solid" whyNot={whyNot} busy={asking.busy} onPress={() => void send()}>{t('bookings.send')}</Button>
      </>}
    >
      <p className="lead">{t('bookings.text')}</p>
      <label className={`drop-place ${over ? 'is-over' : ''}`}>
        <Pictogram name="file-text" size={34} />
        <span><strong>{list ? list.name : t('bookings.drop')}</strong>{list && <small className="tabular">{t('bookings.lines', { count: list.bookings })}</small>}</span>
        <input
          type="file" accept=".csv,text/csv,text/plain" aria-label={t('bookings.file')} onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop}
          onChange={(event) => {
            const { currentTarget } = event
            void choose(currentTarget.files?.[0]).finally(() => {
              // the same file, mended, can be chosen again
              currentTarget.value = ''
            })
          }}
        />
      </label>
      {list && whyNot !== undefined && <p className="list-fault"><Pictogram name="warning-circle" size={22} />{whyNot}</p>}
      <div role="status">{taken !== undefined && <p className="list-taken"><Pictogram name="check-circle" size={24} />{t('bookings.taken', { count: taken })}</p>}</div>
      {asking.refusal?.code === 'invalid' ? <ImportFaults message={asking.refusal.message} csv={list?.csv ?? ''} words={words} /> : <Refusal asking={asking} words={words} />}
      <Format centre={centre} words={words} />
    </Modal>
  )
}

/** How the file is written, with the names that this centre's services have in it. */
const Format = ({ centre, words }: { centre: PublicCentre; words: MonitorWords }) => {
  const { t } = words
  const [first] = centre.services.filter((service) => service.kind === 'government')
  return (
    <details className="list-format">
      <summary>{t('bookings.format')}</summary>
      <p>{t('bookings.formatText')}</p>
      <pre translate="no">{`code,service,date,time,language\nQF7K-0931,${first?.id ?? 'health'},2026-11-30,09:30,pt`}</pre>
      <ul>{centre.services.map((service) => <li key={service.id}><code translate="no">{service.id}</code> {words.service(service.id)}</li>)}</ul>
    </details>
  )
}
