import { openDatabase } from '../store/database.ts'
import { createSessions } from '../sign-in/sessions.ts'
import { openPeople } from '../store/people.ts'
import type { StaffRecord } from '../store/people.ts'
import { openSessions } from '../store/sessions.ts'

/** Somebody of any agency, signed in by the database itself, which the hub reads live: the token. Sessions last, by default, a long day. */
export const signedIn = (data: string, { id, agency = 'centre', role = 'mediator', languages = ['pt'] }: Pick<StaffRecord, 'id'> & Partial<Pick<StaffRecord, 'agency' | 'role' | 'languages'>>, hours = 20): string => {
  const db = openDatabase(data)
  const people = openPeople(db)
  people.addStaff({ id, name: id, role, agency, languages, pinHash: 'nobody signs in with a PIN here' }, Date.now())
  const sessions = createSessions(openSessions(db), Date.now, { demoStaff: [], idleMinutes: undefined, hours })
  const token = sessions.open(id, { address: '127.0.0.1' }, false)
  db.close()
  return token
}
