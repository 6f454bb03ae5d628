import type { Db } from '@senha/sqlite'
import { hashPin } from '../sign-in/pin-hash.ts'
import { openSecret } from '../sign-in/secret.ts'
import { openDatabase } from '../store/database.ts'
import { openPeople } from '../store/people.ts'
import type { StaffRecord } from '../store/people.ts'

type Given = Pick<StaffRecord, 'id'> &
  Partial<Pick<StaffRecord, 'role' | 'agency' | 'languages' | 'firstPin'>> & { pin: string }

/** Somebody with a PIN of their own, as if it had been changed at an earlier sign-in. */
export const addPerson = async (
  folder: string,
  { id, pin, role = 'mediator', agency = 'centre', languages = ['pt'], firstPin = false }: Given,
  open?: Db,
): Promise<void> => {
  const db = open ?? openDatabase(folder)
  openPeople(db).addStaff(
    { id, name: id, role, agency, languages, firstPin, pinHash: await hashPin(pin, openSecret(folder)) },
    Date.now(),
  )
  if (!open) db.close()
}
