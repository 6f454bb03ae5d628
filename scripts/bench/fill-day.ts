import type { Centre } from '@senha/centre'
import { callNext, finish, issueTicket, openCounter, record, refer, reportPaper, start } from '@senha/domain'
import type { Context, Decision } from '@senha/domain'
import { createHub } from '../../apps/hub/hub.ts'
import { openDatabase } from '../../apps/hub/store/database.ts'
import { supplyAt } from '../../apps/hub/supply.ts'

const visitorsPerTurn = 40

/** Writes a whole day into a folder through the hub's own code: every visitor is called, started, recorded and finished, six in ten at a second desk too. */
export const fillDay = async (folder: string, centre: Centre, visitors: number, now: () => number = Date.now): Promise<{ events: number }> => {
  const db = openDatabase(folder)
  const hub = createHub({ db, centre, now, supply: supplyAt(now), demo: true, onFatal: (cause) => { throw cause } })
  const does = (sender: string, name: string, decide: (context: Context) => Decision): Promise<unknown> => {
    const staff = sender.startsWith('staff:')
    return hub.submit({ sender, ...(staff ? { actor: sender.slice(6) } : { device: sender.slice(6) }), name, commandId: crypto.randomUUID(), payload: {}, decide, answer: () => ({}) })
  }
  const desks = centre.counters.map((counter) => {
    const service = centre.services.find((known) => known.id === counter.services[0])
    return { counterId: counter.id, serviceId: service?.id ?? '', welcome: service?.kind === 'welcome', staff: { id: `at-${counter.id}`, agency: service?.agency ?? '', languages: [...centre.languages] } }
  })
  const codeAt = (context: Context, counterId: string): string => {
    const ticket = context.day.tickets.get(context.day.counters.get(counterId)?.ticketId ?? '')
    return context.day.visits.get(ticket?.visitId ?? '')?.code ?? ''
  }
  const [welcome, others] = [desks.filter((desk) => desk.welcome), desks.filter((desk) => !desk.welcome)]
  await Promise.all(desks.map(({ staff, counterId }) => does(`staff:${staff.id}`, 'counter:open', (context) => openCounter(context, staff, { counterId }))))
  const serve = (desk: (typeof desks)[number], before: (context: Context) => Decision): Promise<unknown>[] => {
    const sender = `staff:${desk.staff.id}`
    return [
      does(sender, 'ticket:call-next', (context) => callNext(context, desk.staff)),
      does(sender, 'ticket:start', (context) => start(context, desk.staff)),
      does(sender, 'visit:record', before),
      does(sender, 'ticket:finish', (context) => finish(context, desk.staff)),
    ]
  }
  for (let done = 0; done < visitors; done += visitorsPerTurn) {
    const turn: Promise<unknown>[] = []
    for (let n = done; n < Math.min(visitors, done + visitorsPerTurn); n += 1) {
      const [desk, second] = [welcome[n % welcome.length], others[n % others.length]]
      const [language, topic] = [centre.languages[n % centre.languages.length], centre.topics[n % centre.topics.length]]
      if (!desk || !second || language === undefined || !topic) continue
      turn.push(
        does('kiosk:door', 'ticket:issue', (context) => issueTicket(context, { topicId: topic.id, language, priority: n % 8 === 0 }, { by: 'answer', device: 'door' })),
        does('kiosk:door', 'ticket:paper', (context) => reportPaper(context, { ticketId: [...context.day.tickets.keys()].at(-1) ?? '', outcome: 'printed' })),
        ...serve(desk, (context) => {
          const visitCode = codeAt(context, desk.counterId)
          return n % 10 < 6 ? refer(context, desk.staff, { visitCode, serviceIds: [second.serviceId], note: 'já identificado' }, { by: 'nobody' }) : record(context, desk.staff, { visitCode, documents: ['passport'] })
        }),
        ...(n % 10 < 6 ? serve(second, (context) => record(context, second.staff, { visitCode: codeAt(context, second.counterId), note: 'tratado' })) : []),
      )
    }
    // the next forty come when these are written
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all(turn)
  }
  const events = hub.day().seq
  hub.close()
  db.close()
  return { events }
}
