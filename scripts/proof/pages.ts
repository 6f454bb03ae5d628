import type { Page } from './document.ts'

export const reliability: Page = {
  file: new URL('../../docs/reliability.md', import.meta.url),
  title: 'Reliability: what was done to it, and what was lost',
  words: `Each row is written by the script that did it (\`npm run crash:hub\`, \`crash:kiosk\`, \`faults\`), never by hand. "Lost" counts acknowledged commands that
are not in the log, commands done twice, numbers given twice, tickets at two counters, and screens that showed something else than the log:
read by a checker of its own (\`scripts/proof/check-log.ts\`, plain SQL, nothing of the domain), which is itself shown damaged logs in its tests.
A wrong clock is also judged by what it could take from people: tickets expired, casefiles erased, visits unlinked.
"Recovery" runs from the fault's end to the moment when every client is served again.`,
  columns: ['what was done', 'how often', 'lost', 'recovery'],
  order: [
    'hub killed (SIGKILL) under load', 'kiosk killed (SIGKILL), hub killed or hung', 'power cut', 'fsync fails', 'disk full', 'disk nearly full', 'disk read-only', 'database locked',
    'clock stepped', 'clock wrong for a while', 'network cut', 'network slow', 'network half open', 'one queue',
    'malformed messages', 'valid messages at random', 'wrong frames and requests', 'clients that never read', 'many connections', 'slow HTTP', 'hostile crowd', 'hostile phone',
  ],
}

export const performance: Page = {
  file: new URL('../../docs/performance.md', import.meta.url),
  title: 'Performance: how fast, against what the machine can do',
  words: `Written by \`npm run bench\`. Every figure stands beside a raw baseline measured in the same run, because absolute figures differ from machine to
machine: a bare Socket.IO echo, better-sqlite3 transactions with the same durability (WAL, synchronous=FULL), a bare broadcast.`,
  columns: ['what', 'measured', 'baseline', 'ratio or target'],
  order: [
    'durable commands, 1 client', 'durable commands, 8 clients', 'durable commands, 64 clients', 'call to 1 display', 'call to 50 displays', 'call to 200 displays', 'call painted by Chromium among 200 displays', 'memory after a day',
    'restart, 0 visitors in the day', 'restart, 1,192 visitors in the day', 'restart, 20,000 visitors in the day', 'history', 'day close after all these years', 'restart after all these years', 'one day of ticket_flow among them', 'report over a year, service × hour', 'report over the whole history, service × hour',
  ],
}
