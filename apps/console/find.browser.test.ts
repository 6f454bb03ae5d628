import type { FoundTicket } from '@senha/protocol'
import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { describe, expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

type Whole = Extract<FoundTicket, { sight: 'whole' }>
const whole = (number: string, more: Partial<Whole> = {}): Whole => ({
  sight: 'whole', id: `id-${number}`, number, serviceId: 'welcome', holds: true, status: 'waiting', issuedAt: states.ago(22), paper: 'printed', language: 'kea', priority: false, partySize: 1, topicId: 'housing', busy: false, here: false, ...more,
})
const finds = (...tickets: FoundTicket[]): void => it.hub.answer('ticket:find', () => ({ ok: true, seq: 0, tickets }))
const opened = async (): Promise<void> => {
  await it.signIn()
  await it.at(states.idle(), 'Pronto para a próxima pessoa')
  const { ticket, visit } = states.live('called')
  for (const name of ['park', 'transfer', 'cancel', 'unpark', 'return']) it.hub.answer(`ticket:${name}`, () => ({ ok: true, seq: 0, ticket }))
  it.hub.answer('ticket:call', () => ({ ok: true, seq: 0, ticket, visit, reason: 'manual', passedOver: [] }))
}
const dialog = () => it.page.getByRole('dialog', { name: 'Encontrar uma senha' })
const found = (number: string) => dialog().getByRole('region', { name: `Senha ${number}` })

describe('[S1] any ticket of the day is found', () => {
  test('by touch: a visible button, a number, and all that may be done with the ticket', async () => {
    await opened()
    finds(whole('A039'))
    await it.page.getByRole('button', { name: /^Encontrar senha/ }).click()
    await dialog().getByLabel('Número ou código').fill('a 39')
    expect(await axeFaults(it.page)).toEqual([])
    await dialog().getByRole('button', { name: /^Procurar/ }).click()
    await found('A039').getByText('À espera. Tirada às').waitFor()
    for (const name of ['Chamar esta', 'Guardar lugar', 'Mudar de fila', 'Imprimir de novo', 'Anular a senha…']) expect(await found('A039').getByRole('button', { name, exact: true }).count()).toBe(1)
    expect(await axeFaults(it.page)).toEqual([])
    await expectFits(it.page)
    await it.page.setViewportSize({ width: 1024, height: 768 })
    await expectFits(it.page)
    await found('A039').getByRole('button', { name: 'Mudar de fila' }).click()
    await it.page.getByRole('dialog', { name: 'Mudar a A039 de fila' }).getByText('Segurança Social').first().click()
    await it.page.getByRole('button', { name: /^Mudar de fila/ }).last().click()
    await it.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(it.received()).toEqual([{ name: 'ticket:find', wanted: 'a 39' }, { name: 'ticket:transfer', ticketId: 'id-A039', serviceId: 'social-security' }])
  })

  test('by keyboard: its key, a number, Enter, and called by hand', async () => {
    await opened()
    finds(whole('A039'))
    await it.page.keyboard.press('/')
    await dialog().waitFor()
    await it.page.keyboard.type('a39')
    await it.page.keyboard.press('Enter')
    await found('A039').waitFor()
    for (let stops = 0; stops < 5; stops += 1) {
      if ((await it.page.evaluate(() => document.activeElement?.textContent)) === 'Chamar esta') break
      await it.page.keyboard.press('Tab')
    }
    await it.page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    expect(it.received()).toEqual([{ name: 'ticket:find', wanted: 'a39' }, { name: 'ticket:call', ticketId: 'id-A039' }])
  })

  test('a reader’s burst is one search, and the next paper takes the place of the last', async () => {
    await opened()
    finds(whole('A039'))
    await it.page.keyboard.press('/')
    await it.page.keyboard.type('https://senha.example/t/KDM4RT\n', { delay: 1 })
    await found('A039').waitFor()
    finds(whole('A041'))
    await it.page.keyboard.type('ACD379\n', { delay: 1 })
    await found('A041').waitFor()
    expect(it.received()).toEqual([{ name: 'ticket:find', wanted: 'https://senha.example/t/KDM4RT' }, { name: 'ticket:find', wanted: 'ACD379' }])
  })

  test('what nobody has, and what is no number and no code, is said in words', async () => {
    await opened()
    it.hub.answer('ticket:find', () => refusal('not-found'))
    await it.page.keyboard.press('/')
    await it.page.keyboard.type('Maria')
    await it.page.keyboard.press('Enter')
    await dialog().getByText('Isto não é um número de senha').waitFor()
    expect(it.received()).toEqual([])
    await dialog().getByLabel('Número ou código').fill('A777')
    await it.page.keyboard.press('Enter')
    await dialog().getByText('Hoje não há nenhuma senha com este número ou código.').waitFor()
  })
})

describe('[S2] [S3] what is found says how it stands, and offers what may be done and nothing else', () => {
  const buttons = async (number: string): Promise<string[]> => found(number).getByRole('button').allTextContents()
  const look = async (...tickets: FoundTicket[]): Promise<void> => {
    await opened()
    finds(...tickets)
    await it.page.keyboard.press('/')
    await it.page.keyboard.type('42\n')
    await found(tickets[0]?.number ?? '').waitFor()
  }
  const ended = { status: 'ended', holds: false, endedAt: states.ago(5) } as const

  test('a missed call goes back to the queue from here, and is looked at again', async () => {
    await look(whole('A040', { ...ended, outcome: 'no-show', backUntil: states.ago(-55) }))
    await found('A040').getByText('Pode voltar à fila até às').waitFor()
    expect(await buttons('A040')).toEqual(['De volta à fila'])
    finds(whole('A040'))
    await found('A040').getByRole('button').click()
    await found('A040').getByText('À espera. Tirada às').waitFor()
    expect(it.names()).toEqual(['ticket:find', 'ticket:return', 'ticket:find'])
    expect(await it.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  })

  test('ended ones say how and when; a missed call whose time is over says so', async () => {
    await look(whole('A042', { ...ended, outcome: 'served', counter: '3' }), whole('S042', { ...ended, serviceId: 'social-security', outcome: 'no-show' }), whole('J042', { ...ended, outcome: 'cancelled' }))
    await found('A042').getByText(/^Atendida no balcão 3; terminou às \d/).waitFor()
    await found('S042').getByText('Já não pode voltar à fila').waitFor()
    await found('J042').getByText(/^Anulada às \d/).waitFor()
    expect([await buttons('A042'), await buttons('S042'), await buttons('J042')]).toEqual([[], [], []])
    expect(await axeFaults(it.page)).toEqual([])
  })

  test('a parked one goes back to the queue; one at another counter is printed again', async () => {
    await look(whole('A042', { status: 'parked', parkedReason: 'Foi buscar uma cópia' }), whole('S042', { status: 'serving', holds: false, counter: '9', serviceId: 'social-security' }))
    await found('A042').getByText('Guardada: Foi buscar uma cópia').waitFor()
    expect(await buttons('A042')).toEqual(['Pôr de novo na fila', 'Imprimir de novo', 'Anular a senha…'])
    await found('S042').getByText('A ser atendida no balcão 9.').waitFor()
    expect(await buttons('S042')).toEqual(['Imprimir de novo'])
  })

  test('a lost paper of another queue is printed again', async () => {
    await look({ sight: 'print', id: 'id-S042', number: 'S042', serviceId: 'social-security', holds: true, status: 'waiting', issuedAt: states.ago(9), paper: 'printed' })
    expect(await buttons('S042')).toEqual(['Imprimir de novo'])
    await found('S042').getByRole('button').press('Enter')
    const reprint = it.page.getByRole('dialog', { name: 'Imprimir a S042 de novo' })
    await reprint.getByRole('combobox').selectOption('kiosk-1')
    await reprint.getByRole('button', { name: /^Imprimir/ }).click()
    await reprint.waitFor({ state: 'detached' })
    expect(it.received().at(-1)).toEqual({ name: 'ticket:reprint', ticketId: 'id-S042', printAt: 'kiosk-1' })
  })

  test('of another agency no more than where to send the person', async () => {
    await look({ sight: 'place', number: 'S042', serviceId: 'social-security', holds: true }, { sight: 'place', number: 'J042', serviceId: 'legal', holds: false })
    await found('S042').getByText('Tem lugar nesta fila: encaminhe a pessoa para lá.').waitFor()
    await found('J042').getByText('Não tem lugar à espera nesta fila.').waitFor()
    expect([await buttons('S042'), await buttons('J042')]).toEqual([[], []])
  })

  test('[O5] two papers with one number are both shown, and each says so', async () => {
    await look(whole('A990', { samePaper: ['A050'] }), whole('A050', { paperNumber: 'A990' }))
    await found('A990').getByText('A050 tem o mesmo número no papel').waitFor()
    await found('A050').getByText('o papel diz A990').waitFor()
    await expectFits(it.page)
  })
})

test('the paper of whoever sits at the counter is printed again from a visible button', async () => {
  await opened()
  it.hub.push(states.live('serving'))
  await it.page.getByText('em atendimento').first().waitFor()
  await it.page.locator('.ticket').getByRole('button', { name: /^Imprimir de novo/ }).click()
  await it.page.getByRole('dialog', { name: 'Imprimir a A042 de novo' }).waitFor()
})
