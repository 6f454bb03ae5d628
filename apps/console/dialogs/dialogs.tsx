import { BookingsDialog } from './bookings.tsx'
import { CancelDialog } from './cancel.tsx'
import { CardDialog } from './card.tsx'
import { ChangeDialog } from './change.tsx'
import { FindDialog } from './find.tsx'
import { HelpDialog } from './help.tsx'
import { InterpreterDialog } from './interpreter.tsx'
import { IssueDialog } from './issue.tsx'
import { LeaveDialog } from './leave.tsx'
import type { OpenDialog } from './open-dialog.ts'
import { ParkDialog } from './park.tsx'
import { PauseDialog } from './pause.tsx'
import { QueuedDialog } from './queued.tsx'
import { ReprintDialog } from './reprint.tsx'
import { SayDialog } from './say.tsx'
import { TodayDialog } from './today.tsx'
import { TransferDialog } from './transfer.tsx'
import { WhyDialog } from './why.tsx'

interface DialogsProps { dialog: OpenDialog; close: () => void; letters: boolean; setLetters: (on: boolean) => void }

/** The one dialog that is open. */
export const Dialogs = ({ dialog, close, letters, setLetters }: DialogsProps) => {
  switch (dialog.is) {
    case 'park': return <ParkDialog about={dialog.about} close={close} />
    case 'transfer': return <TransferDialog about={dialog.about} close={close} />
    case 'cancel': return <CancelDialog about={dialog.about} close={close} />
    case 'reprint': return <ReprintDialog about={dialog.about} close={close} />
    case 'why': return <WhyDialog about={dialog.about} close={close} />
    case 'change': return <ChangeDialog about={dialog.about} close={close} />
    case 'interpreter': return <InterpreterDialog close={close} />
    case 'queued': return <QueuedDialog about={dialog.about} close={close} />
    case 'pause': return <PauseDialog close={close} />
    case 'issue': return <IssueDialog close={close} />
    case 'bookings': return <BookingsDialog first={dialog.first} close={close} />
    case 'find': return <FindDialog close={close} />
    case 'card': return <CardDialog close={close} />
    case 'say': return <SayDialog close={close} />
    case 'today': return <TodayDialog close={close} />
    case 'leave': return <LeaveDialog close={close} />
    case 'help': return <HelpDialog close={close} letters={letters} setLetters={setLetters} />
    default: return dialog satisfies never
  }
}
