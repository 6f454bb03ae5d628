import type { MonitorState, Notice, PublicCentre } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import { NoticeWords } from '../standing-notices.tsx'
import type { MonitorWords } from '../words.ts'
import { Refusal } from './refusal.tsx'
import type { Asking } from './use-asking.ts'

type Prepared = Omit<Notice, 'at'>

/** What changes people's plans or sends them out of the building is asked a second time; mere news is not. */
export const asksTwice = ({ level }: Prepared): boolean => level !== 'information'

/** The screens that are there now, by kind. */
const places = (state: MonitorState, { t }: MonitorWords): string[] => {
  const here = (kind: 'display' | 'kiosk'): number => state.devices.filter((device) => device.kind === kind && device.connected).length
  const counters = state.counters.filter(({ status }) => status !== 'closed').length
  return [
    ...[['displays', here('display')] as const, ['kiosks', here('kiosk')] as const, ['counters', counters] as const].flatMap(([what, count]) => (count > 0 ? t(`notices.sure.${what}`, { count }) : [])),
    t('notices.sure.phones'),
  ]
}

interface NoticeSureProps { notice: Prepared; filled: { counter: string; time: string }; state: MonitorState; centre: PublicCentre; words: MonitorWords; asking: Asking; show: () => void; back: () => void }

/**
 * Names what the whole house is about to read, where and in which languages. The way back has the focus, and stands where the
 * first dialog had its button: neither a second Enter nor a second tap shows anything.
 */
export const NoticeSure = ({ notice, filled, state, centre, words, asking, show, back }: NoticeSureProps) => {
  const { t } = words
  const languages = centre.languages.filter((language) => notice.texts[language] !== undefined)
  const emergency = notice.level === 'emergency'
  return (
    <Modal
      title={t(emergency ? 'notices.sure.emergency' : 'notices.sure.title')} closeWord={t('dialog.cancel')} onClose={back} size="large"
      footer={<>
        <Button variant={emergency ? 'danger' : 'primary'} appearance="outline" busy={asking.busy} onPress={show}>{t('notices.sure.show')}</Button>
        <Button appearance="solid" data-first onPress={back}>{t('dialog.cancel')}</Button>
      </>}
    >
      <p className={`sure-notice is-${notice.level}`}><NoticeWords notice={notice} words={words} filled={filled} /></p>
      <dl className="sure-facts">
        <div><dt>{t('notices.sure.where')}</dt><dd>{words.list(places(state, words))}</dd></div>
        <div>
          <dt>{t('notices.sure.languages')}</dt>
          <dd>{words.list(languages.map((language) => words.languageName(language)))}</dd>
        </div>
        <div><dt>{t('notices.sure.aloud')}</dt><dd>{t('notices.sure.silent')}</dd></div>
      </dl>
      {emergency && <p className="lead">{t('notices.sure.covers')}</p>}
      <Refusal asking={asking} words={words} />
    </Modal>
  )
}
