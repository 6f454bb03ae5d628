import { expect, test } from 'vitest'
import { lineFaults, lineOf } from './line-faults.ts'

test('each faulty line of a refused list is told with what is wrong in it', () => {
  const said = 'line 2: code: 4 to 20 letters, digits and hyphens, date: a date is YYYY-MM-DD; line 4: time: a time is HH:MM'
  expect(lineFaults(said).map(({ line, kinds }) => ({ line, kinds }))).toEqual([{ line: 2, kinds: ['code', 'date'] }, { line: 4, kinds: ['time'] }])
})

test('what the rules refuse has its words too', () => {
  const said = 'line 2: the booked time is over; line 3: no service has the id "dentist"; line 4: the code AB12 stands twice; line 5: the centre does not offer the language "ar"; line 6: the booked time is more than a year ahead; line 7: the day is closed'
  expect(lineFaults(said).map(({ kinds }) => kinds.join())).toEqual(['over', 'service', 'twice', 'language', 'far', 'closed'])
})

test('a fault without words of ours keeps the hub\'s', () => {
  expect(lineFaults('line 9: something new')).toEqual([{ line: 9, kinds: [], said: 'something new' }])
})

test('a list that is refused as a whole has no faulty line', () => {
  expect(lineFaults('the list is empty: a head line code,service,date,time,language and a line a booking')).toEqual([])
})

test('the line of the file is found whatever ends its lines', () => {
  for (const end of ['\n', '\r\n', '\r']) expect(lineOf(['code,service', 'AB12,health', 'CD34,legal'].join(end), 3)).toBe('CD34,legal')
  expect(lineOf('one', 7)).toBe('')
})
