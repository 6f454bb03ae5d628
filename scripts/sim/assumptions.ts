import type { Language } from '@senha/centre'

/**
 * What the simulated day supposes. The centre publishes its visitors (1,192 a day), languages and services; how long a
 * service takes, who walks out and who does not come when called are suppositions of ours, to be replaced by a centre's own log.
 */
export const assumptions = {
  /** Of 100 visitors. */
  languages: { pt: 34, kea: 17, uk: 11, ro: 9, en: 9, fr: 7, ru: 6, es: 5, be: 2 } satisfies Record<Language, number>,
  topics: {
    papers: 15, nationality: 7, family: 6, 'social-security': 9, health: 8, education: 5, 'learn-portuguese': 6, training: 4, work: 8, job: 7,
    housing: 5, legal: 6, consumer: 4, other: 10,
  },
  /** Legal priority, Decreto-Lei 58/2016. */
  priority: 0.12,
  /** Already at the door when it opens. */
  openingRush: 0.13,
  /** Everybody else: how many arrive in each hour from the opening on, relative to each other. */
  arrivalsByHour: [13, 15, 14, 11, 8, 9, 12, 10, 7, 3, 1],
  /** One visitor's time at a kiosk, and a second ticket taken there. */
  kioskSeconds: { mean: 22, variation: 0.4 },
  /** From the call to the desk. */
  walkSeconds: { mean: 35, variation: 0.5 },
  /** Between two visitors at a desk. */
  betweenSeconds: 15,
  /** Minutes at the desk, and the ratio of standard deviation to mean. */
  serviceMinutes: {
    welcome: 2.7, borders: 8, labour: 7, 'social-security': 6.5, education: 6, health: 6, registry: 9, legal: 9, family: 8, social: 8,
    housing: 8, nationality: 9, consumers: 8, employment: 6.5, information: 3, children: 4,
  } as Readonly<Record<string, number>>,
  serviceVariation: 0.6,
  /** Where nobody at the desk speaks the visitor's language: the telephone interpreter. */
  interpretedFactor: 1.5,
  /** To how many services a visitor is sent on from the welcome desk. */
  referrals: { '0': 42, '1': 42, '2': 12, '3': 4 },
  /** Of those sent to several: one after the other instead of at once. */
  ordered: 0.5,
  /** Second tickets that the visitor takes at a kiosk; the others come out of a printer that the desk names. */
  takenAtKiosk: 0.4,
  /** Called and not there, though still in the building; so often also when called again. */
  notThere: 0.05,
  /** Who missed a call says so at a kiosk. */
  returnsAfterMissing: 0.4,
  /** Gone home after waiting this long (exponential); a part of them says so on the phone. */
  patienceMinutes: { mean: 420 },
  leavesByPhone: 0.4,
  /** At the desk: sent to fetch a paper and back later, or found to stand in the wrong queue. */
  parked: 0.02,
  wrongQueue: 0.015,
  /** Each counter, minutes after opening when it first may, and how long; staggered by counter. */
  breaks: [{ after: 105, minutes: 15, stagger: 12 }, { after: 225, minutes: 45, stagger: 18 }, { after: 450, minutes: 15, stagger: 12 }],
  /** Languages of who staffs the counters, taken in turn: the Welcoming Office, then the other desks. */
  staffLanguages: {
    welcome: [['pt', 'en', 'kea'], ['pt', 'ru', 'uk', 'be'], ['pt', 'fr', 'ro'], ['pt', 'en', 'es'], ['pt', 'kea', 'fr'], ['pt', 'uk', 'ru'], ['pt', 'ro', 'en'], ['pt', 'kea', 'es']],
    others: [['pt', 'en'], ['pt', 'fr', 'kea'], ['pt', 'ru', 'uk'], ['pt', 'es', 'en']],
  },
} as const

/** After the doors close, who waits is still served; this late a desk with an empty queue closes. */
export const desksCloseAfterDoorsMinutes = 30
