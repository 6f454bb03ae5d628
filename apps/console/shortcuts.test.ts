import { expect, test } from 'vitest'
import { meaningOf, shortcuts } from './shortcuts.ts'
import type { KeyPress } from './shortcuts.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, focus: 'page', modified: false, repeated: false, ...more })

test('each key means its action, small or capital', () => {
  expect(meaningOf(press(' '), true)).toEqual({ is: 'action', keys: ['call-next'] })
  expect(meaningOf(press('r'), true)).toEqual({ is: 'action', keys: ['recall'] })
  expect(meaningOf(press('R'), true)).toEqual({ is: 'action', keys: ['recall'] })
  expect(meaningOf(press('Enter'), true)).toEqual({ is: 'next' })
  expect(meaningOf(press('3'), true)).toEqual({ is: 'service', index: 2 })
  expect(meaningOf(press('0'), true)).toBeUndefined()
})

test('the keys that two actions share are those of the next action, of the break and of the interpreter', () => {
  const shared = Object.entries(shortcuts).filter(([, key]) => Object.values(shortcuts).filter((other) => other === key).length > 1).map(([action]) => action)
  expect(shared).toEqual(['start', 'refer', 'interpreter', 'interpreter-end', 'decline', 'withdraw', 'pause', 'resume'])
})

test('while typing no key does anything but Escape, which leaves the field', () => {
  for (const key of [' ', 'Enter', 'r', '1', '?']) expect(meaningOf(press(key, { focus: 'typing' }), true)).toBeUndefined()
  expect(meaningOf(press('Escape', { focus: 'typing' }), true)).toEqual({ is: 'leave-field' })
})

test('Space and Enter belong to the button or box that has the focus, letters to the screen', () => {
  expect(meaningOf(press(' ', { focus: 'control' }), true)).toBeUndefined()
  expect(meaningOf(press('Enter', { focus: 'control' }), true)).toBeUndefined()
  expect(meaningOf(press('n', { focus: 'control' }), true)).toEqual({ is: 'action', keys: ['no-show'] })
})

test('a key held down, or with Ctrl, is no shortcut', () => {
  expect(meaningOf(press(' ', { repeated: true }), true)).toBeUndefined()
  expect(meaningOf(press('r', { modified: true }), true)).toBeUndefined()
})

test('single letters can be turned off; Space, Enter and the help stay', () => {
  expect(meaningOf(press('r'), false)).toBeUndefined()
  expect(meaningOf(press('1'), false)).toBeUndefined()
  expect(meaningOf(press(' '), false)).toEqual({ is: 'action', keys: ['call-next'] })
  expect(meaningOf(press('?'), false)).toEqual({ is: 'action', keys: ['help'] })
})
