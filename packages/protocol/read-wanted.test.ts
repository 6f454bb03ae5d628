import { expect, test } from 'vitest'
import { readVisitCode, readWanted } from './primitives.ts'

test.each([
  ['A042', { number: 'A042' }], ['a 42', { number: 'A042' }], ['А042', { number: 'A042' }], ['42', { number: '042' }], ['J1004', { number: 'J1004' }], ['ab7', { number: 'AB007' }],
  ['KDM4RT', { visitCode: 'KDM4RT' }], ['kdm 4rt', { visitCode: 'KDM4RT' }], [']Q1KDM4RT', { visitCode: 'KDM4RT' }],
  ['https://senha.example/t/KDM4RT', { visitCode: 'KDM4RT' }], ['HTTPS://SENHA.EXAMPLE/T/KDM4RT', { visitCode: 'KDM4RT' }],
  // a reader set to another keyboard than the computer
  ['httpsÇ--senha.example-t-KDM4RT', { visitCode: 'KDM4RT' }],
  // a number and a code that look alike
  ['A34679', { number: 'A34679', visitCode: 'A34679' }],
])('%s is read as what it may be', (typed, read) => {
  expect(readWanted(typed)).toEqual(read)
})

test.each(['', 'Maria', 'A', '123456', 'A042 e mais'])('%j is neither a number nor a code', (typed) => {
  expect(readWanted(typed)).toEqual({})
})

test('a code is read from the address of its page, in capitals too: a QR may hold nothing else', () => {
  expect(['kdm 4rt', '/t/KDM4RT', 'https://senha.example/t/kdm4rt', 'HTTPS://SENHA.EXAMPLE/T/KDM4RT'].map(readVisitCode)).toEqual(Array.from({ length: 4 }, () => 'KDM4RT'))
})
