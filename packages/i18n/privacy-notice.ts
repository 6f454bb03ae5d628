import type { Centre, Language } from '@senha/centre'
import { privacyTexts } from './texts/privacy.ts'

/** What a notice says of one centre: how long it keeps what, and who answers for it. */
export interface PrivacyFacts {
  readonly policy: Pick<Centre['policy'], 'retentionDays' | 'cardDays'>
  readonly privacy?: Centre['privacy']
}
type Key = Parameters<ReturnType<typeof privacyTexts.in>>[0]
export interface PrivacyPart { readonly title: string; readonly sentences: readonly { readonly key: Key; readonly text: string }[] }

/** The notice that the law asks for (GDPR, article 13), in parts of a few short sentences. Without `facts` it tells what is true of every centre; `onPhone`: what the visitors' page adds. */
export const privacyNotice = (language: Language, facts: PrivacyFacts | undefined, onPhone = false): PrivacyPart[] => {
  const say = privacyTexts.in(language)
  const { controller, contact, authority } = facts?.privacy ?? {}
  const part = (title: Key, ...sentences: (PrivacyPart['sentences'][number] | false)[]): PrivacyPart => ({ title: say(title), sentences: sentences.filter((sentence) => sentence !== false) })
  const plain = (key: Key): PrivacyPart['sentences'][number] => ({ key, text: say(key) })
  const days = (key: Key, count: number | undefined): PrivacyPart['sentences'][number] | false => count !== undefined && { key, text: say(key, { count }) }
  return [
    part('what.title', plain('what.none'), plain('what.kept'), plain('what.priority')),
    part('why.title', plain('why.purpose'), plain('why.seen'), plain('why.law')),
    part('long.title', plain('long.counter'), days('long.card', facts?.policy.cardDays), days('long.numbers', facts?.policy.retentionDays), onPhone && plain('long.address')),
    part(
      'rights.title',
      controller !== undefined && { key: 'rights.controller', text: say('rights.controller', { controller }) },
      plain('rights.ask'),
      contact === undefined ? plain('rights.staff') : { key: 'rights.contact', text: say('rights.contact', { contact }) },
      authority !== undefined && { key: 'rights.authority', text: say('rights.authority', { authority }) },
    ),
  ]
}
