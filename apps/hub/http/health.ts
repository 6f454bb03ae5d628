import { PROTOCOL_VERSION } from '@senha/protocol'
import type { FastifyInstance } from 'fastify'
import { iso } from '../clock.ts'
import type { Hub } from '../hub.ts'
import { clockHealth } from '../views/clock.ts'
import type { HubHealth } from '../views/alerts/hub.ts'

interface Parts {
  readonly hub: Pick<Hub, 'day' | 'now' | 'clock' | 'doorsOpen'>
  readonly health: () => HubHealth
  readonly version: string
}

/** `GET /health` for whoever watches the machine: 503 where the hub cannot write. It tells the last look and asks the disk nothing. */
export const healthRoute = (app: FastifyInstance, { hub, health, version }: Parts): void => {
  const startedAt = hub.clock.elapsed()
  app.get('/health', async (_request, reply) => {
    const { disk, erasurePendingSince, backupOverdueSince } = health()
    const now = hub.now()
    return reply.code(disk.ok ? 200 : 503).send({
      ok: disk.ok, version, protocol: PROTOCOL_VERSION, database: disk.database, seq: hub.day().seq, businessDay: hub.day().businessDay, open: hub.doorsOpen(),
      uptimeSeconds: Math.round((hub.clock.elapsed() - startedAt) / 1000), clock: clockHealth(hub.clock.state()),
      ...(disk.freeBytes !== undefined && { freeBytes: disk.freeBytes }),
      /** Age of the last look at the disk. */
      ...(disk.probedAt !== undefined && { probeAgeSeconds: Math.round((now - disk.probedAt) / 1000) }),
      ...(erasurePendingSince !== undefined && { erasurePendingSince: iso(erasurePendingSince) }),
      ...(backupOverdueSince !== undefined && { backupOverdueSince: iso(backupOverdueSince) }),
    })
  })
}
