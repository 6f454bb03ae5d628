import { openDatabase } from '../store/database.ts'
import { openPeople } from '../store/people.ts'
import type { StaffRecord } from '../store/people.ts'

/** Somebody of any agency, signed in by the database itself, which the hub reads live: the token. Sessions last, by default, a long day. */
export const signedIn = (data: string, { id, agency = 'centre', role = 'mediator', languages = ['pt'] }: Pick<StaffRecord, 'id'> & Partial<Pick<StaffRecord, 'agency' | 'role' | 'languages'>>, hours = 20): string => {
  const db = openDatabase(data)
  const people = openPeople(db)
  people.addStaff({ id, name: id, role, agency, languages, pinHash: 'nobody signs in with a PIN here' }, Date.now())
  const token = people.openSession(id, Date.now(), hours)
  db.close()
  return token
}
