import type { ActionName } from './actions.ts'
import { shortcuts } from './shortcuts.ts'
import type { RoomWords } from './words.ts'

/** A key as it stands on a key cap. */
export const keyCap = (action: ActionName, { t }: RoomWords): string => {
  const key = shortcuts[action]
  if (key === ' ') return t('key.space')
  return key === 'Enter' ? t('key.enter') : key.toUpperCase()
}
