import { staffUser } from '@senha/protocol'
import type { StaffUser } from '@senha/protocol'
import { existsSync } from 'node:fs'
import { hashPin, isOfAnotherSecret } from '../sign-in/pin-hash.ts'
import { faultOfPin, pinFaultWords } from '../sign-in/pin-rules.ts'
import { openSecret } from '../sign-in/secret.ts'
import type { People } from '../store/people.ts'
import type { Act } from '../store/record.ts'
import { askPin } from './ask-pin.ts'
import { databaseIn } from './folder.ts'
import { changePeople, readPeople } from './people.ts'
import { validateUser } from './validate-user.ts'

export const userUsage = `  user add --id ID --name NAME --role mediator|officer|supervisor --agency ID --languages pt,en [--centre FILE]
  user change --id ID [--name NAME] [--role ROLE] [--agency ID] [--languages pt,en] [--centre FILE]
  user pin --id ID                                      a new first PIN; add and pin ask for it without showing it,
                                                        or take --pin-file FILE (- is standard input)
  user remove --id ID
  user list`

export interface UserFlags {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly role?: string | undefined
  readonly agency?: string | undefined
  readonly languages?: string | undefined
  readonly centre?: string | undefined
  readonly pin?: string | undefined
  readonly 'pin-file'?: string | undefined
  readonly secret?: string | undefined
}
type Flag = keyof UserFlags

interface Called {
  readonly folder: string
  readonly values: UserFlags
  readonly need: (flag: Flag) => string
  readonly stop: (message: string) => never
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
}

/**
 * `admin user …`: people are added, changed and removed here; each act stands in the record, in the same transaction.
 */
export const userCommands = ({ folder, values, need, stop, now }: Called): Record<string, () => Promise<void> | void> => {
  const checked = (user: Omit<StaffUser, 'role' | 'languages'> & { role: string; languages: string }): StaffUser => {
    const fits = validateUser(user, folder, values.centre)
    if (!fits.ok) return stop(fits.error.message)
    for (const note of fits.notes) console.error(`admin: ${note}`)
    const parsed = staffUser.safeParse({ ...user, languages: fits.languages })
    if (!parsed.success)
      return stop(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
    return parsed.data
  }
  const firstPin = async (userId: string): Promise<string> => {
    const pin = await askPin({ pin: values.pin, file: values['pin-file'] })
    const fault = faultOfPin(pin, userId)
    return fault ? stop(pinFaultWords[fault]) : hashPin(pin, openSecret(folder, values.secret))
  }
  const about = ({ role, agency, languages }: StaffUser): Act['detail'] => ({ role, agency, languages })

  return {
    'user add': async () => {
      const user = checked({
        id: need('id').toLowerCase(),
        name: need('name'),
        role: need('role'),
        agency: need('agency'),
        languages: need('languages'),
      })
      const refuseTaken = (people: People): void => {
        if (people.staff(user.id))
          stop(`there is a user "${user.id}" already: change them with user change, or give them a new PIN with user pin`)
      }
      // before a PIN is asked for, and again after: somebody else may add the same meanwhile
      if (existsSync(databaseIn(folder))) readPeople(folder, refuseTaken)
      const pinHash = await firstPin(user.id)
      changePeople(folder, now(), (people, keep) => {
        refuseTaken(people)
        keep({ act: 'user-added', subject: user.id, detail: { ...about(user), pin: true } })
        people.addStaff({ ...user, pinHash, firstPin: true }, now())
      })
      console.log(`user ${user.id} can sign in, and chooses a PIN of their own then`)
    },
    'user change': () => {
      changePeople(folder, now(), (people, keep) => {
        const before = people.staff(need('id')) ?? stop('there is no such user')
        const user = checked({
          id: before.id,
          name: values.name ?? before.name,
          role: values.role ?? before.role,
          agency: values.agency ?? before.agency,
          languages: values.languages ?? before.languages.join(','),
        })
        keep({ act: 'user-changed', subject: user.id, detail: about(user) })
        people.addStaff({ ...before, ...user }, now())
      })
      console.log(`user ${need('id')} is changed; what changed a right signed them out`)
    },
    'user pin': async () => {
      const pinHash = await firstPin(need('id'))
      changePeople(folder, now(), (people, keep) => {
        if (!people.staff(need('id'))) stop('there is no such user')
        people.setPin(need('id'), pinHash, true)
        keep({ act: 'pin-reset', subject: need('id') })
      })
      console.log(`user ${need('id')} has a first PIN, and chooses a PIN of their own at the next sign-in`)
    },
    'user remove': () => {
      changePeople(folder, now(), (people, keep) => {
        if (!people.removeStaff(need('id'))) stop('there is no such user')
        keep({ act: 'user-removed', subject: need('id') })
      })
      console.log('removed')
    },
    'user list': () =>
      readPeople(folder, (people) => {
        const secret = openSecret(folder, values.secret)
        for (const user of people.allStaff()) {
          const note = isOfAnotherSecret(user.pinHash, secret)
            ? 'needs a new PIN: made with another secret'
            : user.firstPin === true
              ? 'first PIN'
              : ''
          console.log([user.id, user.name, user.role, user.agency, user.languages.join(','), note].join('\t').trimEnd())
        }
      }),
  }
}
