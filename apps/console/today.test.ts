import { expect, test } from 'vitest'
import { lisbon, olga, rui } from './testing/states.ts'
import { languagesOf, recallToday, servicesOf } from './today.ts'

const storeOf = (kept: unknown) => ({ getItem: (key: string) => (key === 'senha.console.today.olga' ? JSON.stringify(kept) : null), setItem: () => undefined })

test('[C4] without a choice a counter opens with the person\'s own languages and its own services', () => {
  expect(recallToday(storeOf(null), olga, lisbon)).toEqual({})
  expect(languagesOf({}, olga, lisbon)).toEqual(['pt', 'uk', 'ru', 'be'])
})

test('[C4] the last choice comes back, for this person only', () => {
  const store = storeOf({ languages: ['pt', 'ru'], services: ['welcome', 'information'] })
  expect(recallToday(store, olga, lisbon)).toEqual({ languages: ['pt', 'ru'], services: ['welcome', 'information'] })
  expect(recallToday(store, rui, lisbon)).toEqual({})
})

test('what the centre does not have any more, or another agency serves, is forgotten', () => {
  expect(recallToday(storeOf({ services: ['closed-long-ago', 'social-security'] }), olga, lisbon)).toEqual({})
  expect(recallToday(storeOf({ languages: ['pt', 'xx'] }), olga, lisbon)).toEqual({})
  expect(recallToday({ getItem: () => '{', setItem: () => undefined }, olga, lisbon)).toEqual({})
  expect(servicesOf(rui, lisbon)).toEqual(['social-security'])
})
