import { expect, test } from 'vitest'
import { readAloud } from '../read-aloud.ts'
import { creoleForPortuguese } from './creole.ts'

test('Creole is respelled for a Portuguese voice, sound by sound', () => {
  const respelled: Record<string, string> = {
    'N perde nha bes': 'un perde nha bes', fitxadu: 'fitchado', Xefi: 'Chefe', kasa: 'kassa', gentis: 'guentis', tudu: 'tudo', nomi: 'nome',
    // a mark says where the stress is; two vowels together, and words of one, are right as they are
    númeru: 'númeru', prédiu: 'prédiu', sai: 'sai', nu: 'nu', di: 'di', ki: 'ki', 'txoma-u': 'tchoma-u', Kriolu: 'Kriolo', NIF: 'NIF',
  }
  expect(Object.fromEntries(Object.keys(respelled).map((text) => [text, creoleForPortuguese(text)]))).toEqual(respelled)
})

test('only where Portuguese reads Creole', () => {
  expect(readAloud('kea', 'balkon fitxadu', 'pt')).toBe('balkon fitchado')
  expect([readAloud('kea', 'balkon fitxadu', 'es'), readAloud('kea', 'balkon fitxadu'), readAloud('pt', 'fitxadu', 'pt')]).toEqual(['balkon fitxadu', 'balkon fitxadu', 'fitxadu'])
})
