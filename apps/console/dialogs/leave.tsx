import { Button, Modal } from '@senha/staff'
import { useDesk } from '../desk.tsx'
import { useWork } from '../work/work-context.tsx'

/** Closes the counter, or closes it and signs out; who only rests is offered the break, which keeps it. With a live ticket neither: the hub would refuse it. */
export const LeaveDialog = ({ close }: { close: () => void }) => {
  const { state, words, commander, online, signOut, notices } = useDesk()
  const { open } = useWork()
  const { t } = words
  const whyNot = state.ticket ? t('leave.live', { number: state.ticket.number }) : online ? undefined : t('whyNot.offline')
  const leave = (andSignOut: boolean): void =>
    void commander.once('leave', async () => {
      const answer = await commander.ask(t('leave.close'), 'counter:close', {})
      if (!answer.ok) return
      close()
      if (andSignOut) signOut()
    })
  const onRefused = (why: string): void => notices.tell({ kind: 'info', title: why })
  return (
    <Modal
      title={t('leave.title')} closeWord={t('dialog.close')} onClose={close}
      footer={<>
        {state.counter?.status === 'open' && <Button variant="neutral" whyNot={online ? undefined : t('whyNot.offline')} onRefused={onRefused} onPress={() => open({ is: 'pause' })}>{t('leave.pause')}</Button>}
        <Button busy={commander.pending !== undefined} whyNot={whyNot} onRefused={onRefused} onPress={() => leave(false)}>{t('leave.close')}</Button>
        <Button appearance="solid" busy={commander.pending !== undefined} whyNot={whyNot} onRefused={onRefused} onPress={() => leave(true)}>{t('leave.signOut')}</Button>
      </>}
    >
      <p>{whyNot ?? t('leave.text')}</p>
    </Modal>
  )
}
