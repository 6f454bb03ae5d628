import { displayAnswers, displayCall, displayCommands, displayIdentify, displayState } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'
import { pageInstance } from '@senha/protocol/page-instance'

/** A display's way to the hub: what it hears, and the one thing that it says, how it is. */
export const openDisplay = (auth: { token: string; id?: string }) =>
  openLink({
    hub: '', namespace: '/display', auth: { ...auth, instance: pageInstance(sessionStorage) },
    commands: commandTable(displayCommands, displayAnswers),
    facts: { 'display:state': displayState, 'display:call': displayCall, 'display:identify': displayIdentify },
  })

export type DisplayLink = ReturnType<typeof openDisplay>
