import type { PrintJob } from '@senha/protocol'
import type { Presence } from '../presence.ts'
import { isSameCaller, isSameMachine } from './caller.ts'
import type { Caller } from './caller.ts'

export interface PrintJobs<S> {
  /** A paper is owed: it goes to one connection of the device. */
  readonly look: (device: string) => void
  /** A connection came: it gets what nobody holds, and again what it held itself. */
  readonly arrived: (device: string, socket: S) => void
  /** A connection went: what it did not print goes to another one of the device. */
  readonly left: (device: string, socket: S) => void
}

interface Parts<S> {
  readonly presence: Pick<Presence<S>, 'socketOf' | 'socketsOf' | 'callerOf'>
  /** The jobs that a device owes now. */
  readonly owedBy: (device: string) => readonly PrintJob[]
  readonly push: (socket: S, job: PrintJob) => void
}

interface Holder<S> {
  readonly device: string
  readonly socket: S
  readonly caller: Caller | undefined
}

/**
 * Each paper is owed by one connection at a time, also where several devices use one name: nothing comes out twice,
 * and nothing is lost with the one that goes. A kiosk that comes back knows from its journal what it printed; another
 * machine cannot know, so its paper is marked as a copy. [P2]
 */
export const createPrintJobs = <S>({ presence, owedBy, push }: Parts<S>): PrintJobs<S> => {
  const holders = new Map<string, Holder<S>>()
  const give = (device: string, job: PrintJob, socket: S): void => {
    const [before, caller] = [holders.get(job.jobId)?.caller, presence.callerOf('kiosk', device, socket)]
    holders.set(job.jobId, { device, socket, caller })
    push(socket, before && caller && !isSameMachine(before, caller) ? { ...job, reprint: true } : job)
  }
  /** What the device owes; what it owes no more is forgotten. */
  const owed = (device: string): readonly PrintJob[] => {
    const jobs = owedBy(device)
    for (const [jobId, holder] of holders)
      if (holder.device === device && !jobs.some((job) => job.jobId === jobId)) holders.delete(jobId)
    return jobs
  }
  return {
    look: (device) => {
      const socket = presence.socketOf('kiosk', device)
      if (socket === undefined) return
      for (const job of owed(device)) if (!holders.has(job.jobId)) give(device, job, socket)
    },
    arrived: (device, socket) => {
      const caller = presence.callerOf('kiosk', device, socket)
      const here = presence.socketsOf('kiosk', device)
      for (const job of owed(device)) {
        const holder = holders.get(job.jobId)
        const isHeld = holder !== undefined && here.includes(holder.socket)
        if (!isHeld || (holder.caller && caller && isSameCaller(holder.caller, caller))) give(device, job, socket)
      }
    },
    left: (device, socket) => {
      const other = presence.socketOf('kiosk', device)
      if (other === undefined) return
      for (const job of owed(device)) if (holders.get(job.jobId)?.socket === socket) give(device, job, other)
    },
  }
}
