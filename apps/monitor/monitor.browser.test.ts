import type { MonitorState } from '@senha/protocol'
import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { monitorInBrowser } from './testing/monitor-in-browser.ts'
import * as states from './testing/states.ts'

const it = monitorInBrowser()
beforeEach(() => {
  for (const name of ['notice:post', 'notice:clear', 'device:waiting', 'device:pair', 'device:revoke', 'device:identify']) it.hub.answer(name, () => ({ ok: true, seq: 0 }))
})

describe('every state fits its screen and passes axe', () => {
  test.each([
    ['busy', () => states.busy(), 'Precisa de alguém'], ['calm', () => states.calm(), 'Tudo em ordem.'], ['in a supervisor\'s hands, with notices', () => states.supervised(), 'Evacuação'],
  ] as const)('%s', async (_name, state, text) => {
    await it.watch(state(), text === 'Evacuação' ? 'Saia do edifício agora' : text)
    expect(await axeFaults(it.page)).toEqual([])
    await expectFits(it.page)
  })
})

test('[small] a folder of the command line that is not there is an alert, and all is not well', async () => {
  const state: MonitorState = { ...states.calm(), missing: ['media', 'voice'] }
  await it.watch(state, 'A pasta de imagens e vídeos dos ecrãs não está acessível.')
  await it.page.getByText('A pasta da voz não está acessível.').waitFor()
  expect(await it.page.getByText('Tudo em ordem.').count()).toBe(0)
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
})

test('what is said of a device is read whole, however long', async () => {
  const devices: MonitorState['devices'] = [
    { id: 'demo-monitor', kind: 'monitor', connected: false, lastSeenAt: states.ago(50) }, { id: 'kiosk-of-the-second-entrance', kind: 'kiosk', connected: true, printer: { state: 'paper-near-end', ticketsLeft: 40 } },
  ]
  for (const width of [1280, 1440]) {
    // oxlint-disable-next-line no-await-in-loop
    await it.page.setViewportSize({ width, height: 720 })
    // oxlint-disable-next-line no-await-in-loop
    await it.watch({ ...states.calm(), devices }, 'kiosk-of-the-second-entrance')
    // oxlint-disable-next-line no-await-in-loop
    const cut = await it.page.locator('.devices li :not(.visually-hidden)').evaluateAll((parts) => parts.filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible').map((part) => part.textContent))
    expect(cut).toEqual([])
  }
})

test('a device that never came is told as that, and not as lost since now', async () => {
  const devices: MonitorState['devices'] = [{ id: 'hall', kind: 'display', connected: false }]
  await it.watch({ ...states.calm(), devices, alerts: [{ code: 'device-lost', level: 'soon', subject: 'hall', at: states.ago(0) }] }, 'hall nunca se ligou ao centro.')
  await it.page.locator('.devices li', { hasText: 'hall' }).getByText('nunca se ligou').waitFor()
})

test('a wall screen offers no commands', async () => {
  await it.watch(states.busy(), 'Precisa de alguém')
  expect(await it.page.getByRole('button', { name: 'Avisos' }).count()).toBe(0)
})

test('[F3] [cloned display token] devices with one name and papers with one number are alarms', async () => {
  const alerts: MonitorState['alerts'] = [
    { code: 'twin-device', level: 'soon', subject: 'lobby', at: states.ago(1), others: ['10.0.0.7', '10.0.0.8'] },
    { code: 'copied-journal', level: 'soon', subject: 'kiosk-1', at: states.ago(2) },
    { code: 'twin-number', level: 'soon', subject: 'A960', at: states.ago(3), others: ['A045'] },
  ]
  const twins = ['10.0.0.7', '10.0.0.8']
  const devices = states.busy().devices.map((device) => (device.id === 'lobby' ? { ...device, twins } : device))
  await it.watch(states.supervised({ alerts, devices }), 'Vários equipamentos usam o nome lobby: 10.0.0.7, 10.0.0.8.')
  await it.page.getByText('Há dois papéis com A960. Um deles é agora A045.').waitFor()
  await it.page.getByText('kiosk-1 usava às 10:30 uma cópia dos dados de outro quiosque.').waitFor()
  await it.page.locator('.devices li', { hasText: 'lobby' }).getByText('vários com este nome').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
})

describe('a supervisor', () => {
  test('shows a notice with the counter it names, by keyboard', async () => {
    await it.watch(states.supervised({ notices: undefined }), 'Avisos')
    await it.page.getByRole('button', { name: 'Avisos' }).press('Enter')
    await it.page.getByRole('dialog', { name: 'Mostrar um aviso' }).waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    const show = it.page.getByRole('button', { name: 'Mostrar em todo o lado' })
    await expect.poll(() => show.getAttribute('title')).toBe('Escolha um aviso.')
    await it.page.getByRole('radio', { name: /O balcão __ está fechado/ }).press(' ')
    await expect.poll(() => show.getAttribute('title')).toBe('Escolha o balcão.')
    await it.page.getByRole('combobox').selectOption('7')
    await it.page.getByText('O balcão 7 está fechado').waitFor()
    await show.press('Enter')
    await it.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(it.received()).toEqual([{ name: 'notice:post', noticeId: 'counter-closed', counter: '7' }])
  })

  test('a warning or an emergency is asked a second time: what, where and in which languages; the focus is on the way back', async () => {
    await it.watch(states.supervised({ notices: undefined }), 'Avisos')
    await it.page.getByRole('button', { name: 'Avisos' }).press('Enter')
    await it.page.getByRole('radio', { name: /Saia do edifício agora/ }).press(' ')
    const goOn = it.page.getByRole('button', { name: 'Continuar…' })
    await goOn.press('Enter')
    const sure = it.page.getByRole('dialog', { name: 'Mandar toda a gente fazer isto agora?' })
    await sure.getByText('Saia do edifício agora').waitFor()
    await sure.getByText('2 ecrãs de chamada, 2 quiosques, 13 balcões abertos e os telemóveis de quem segue a sua senha').waitFor()
    await sure.getByText('português, inglês, francês, espanhol, ucraniano, russo, romeno, bielorrusso e crioulo cabo-verdiano').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    // Enter, pressed on, takes back; so does Escape
    await expect.poll(() => sure.getByRole('button', { name: 'Cancelar' }).last().evaluate((button) => button === document.activeElement)).toBe(true)
    await it.page.keyboard.press('Enter')
    await goOn.press('Enter')
    await sure.waitFor()
    await it.page.keyboard.press('Escape')
    await goOn.waitFor()
    expect(it.received()).toEqual([])
    await goOn.press('Enter')
    await it.page.keyboard.press('Shift+Tab')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(it.received()).toEqual([{ name: 'notice:post', noticeId: 'evacuation' }])
  })

  test('by touch, a second tap in the same place shows nothing', async () => {
    await it.watch(states.supervised({ notices: undefined }), 'Avisos')
    await it.page.getByRole('button', { name: 'Avisos' }).click()
    for (const [name, title] of [[/Isto é um exercício/, 'Mostrar isto já em todo o lado?'], [/Saia do edifício agora/, 'Mandar toda a gente fazer isto agora?']] as const) {
      // oxlint-disable-next-line no-await-in-loop
      await it.page.getByRole('radio', { name }).check({ force: true })
      // oxlint-disable-next-line no-await-in-loop
      const box = await it.page.getByRole('button', { name: 'Continuar…' }).boundingBox()
      if (!box) throw new Error('no button')
      // oxlint-disable-next-line no-await-in-loop
      await it.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
      // oxlint-disable-next-line no-await-in-loop
      expect(await it.page.getByRole('dialog', { name: title }).count() + await it.page.getByRole('dialog', { name: 'Mostrar um aviso' }).count()).toBe(1)
      // oxlint-disable-next-line no-await-in-loop
      if (await it.page.getByRole('dialog', { name: title }).count() > 0) await it.page.keyboard.press('Escape')
    }
    expect(it.received()).toEqual([])
    await it.page.getByRole('button', { name: 'Continuar…' }).click()
    await it.page.getByRole('button', { name: 'Sim, mostrar em todo o lado' }).click()
    await expect.poll(it.received).toEqual([{ name: 'notice:post', noticeId: 'evacuation' }])
  })

  test('takes one down', async () => {
    await it.watch(states.supervised(), 'Saia do edifício agora')
    await it.page.getByRole('button', { name: 'Retirar' }).first().click()
    await expect.poll(it.received).toEqual([{ name: 'notice:clear', noticeId: 'evacuation' }])
  })

  test('[security 17] adds a device by its code after it showed what it is and from where; a wrong code is said where it was typed', async () => {
    it.hub.answer('device:waiting', () => ({ ok: false, error: { code: 'not-found', message: 'no device shows this code' } }))
    await it.watch(states.supervised(), 'Avisos')
    await it.page.getByRole('button', { name: 'Equipamentos' }).click()
    await it.page.getByLabel('Código no ecrã').fill('acd3ef')
    await it.page.getByLabel(/^Nome/).fill('Hall-1')
    await it.page.getByLabel(/^Nome/).press('Enter')
    await it.page.getByRole('alert').getByText('Isto não foi encontrado.').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    // what is typed next is not what was refused; and a name that will not do is told, not only greyed
    await it.page.getByLabel('Código no ecrã').fill('acd3e')
    await it.page.getByText('Isto não foi encontrado.').waitFor({ state: 'detached' })
    await it.page.getByRole('dialog').getByText('Escreva as seis letras e números do código.').waitFor()
    await it.page.getByLabel('Código no ecrã').fill('acd3ef')
    await it.page.getByLabel(/^Nome/).fill('sala 1')
    await it.page.getByRole('dialog').getByText('Dê-lhe um nome: letras minúsculas, números e hífen.').waitFor()
    await it.page.getByLabel(/^Nome/).fill('Hall-1')
    await it.page.getByText('Dê-lhe um nome: letras').waitFor({ state: 'detached' })
    it.hub.answer('device:waiting', () => ({ ok: true, seq: 0, device: { kind: 'display', address: '192.0.2.20' } }))
    await it.page.getByRole('button', { name: 'Juntar', exact: true }).click()
    await it.page.getByText('ecrã de chamada, no endereço 192.0.2.20').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    expect(it.received()).not.toContainEqual(expect.objectContaining({ name: 'device:pair' }))
    // another code is another device: the question is gone
    await it.page.getByLabel('Código no ecrã').fill('acd3eg')
    await it.page.getByText('192.0.2.20').waitFor({ state: 'detached' })
    await it.page.getByLabel('Código no ecrã').fill('acd3ef')
    await it.page.getByRole('button', { name: 'Juntar', exact: true }).click()
    it.hub.answer('device:pair', () => ({ ok: true, seq: 0 }))
    await it.page.getByRole('button', { name: 'Sim, juntar' }).click()
    await expect.poll(() => it.page.getByLabel('Código no ecrã').inputValue()).toBe('')
    expect(it.received().at(-1)).toEqual({ name: 'device:pair', code: 'ACD3EF', deviceId: 'hall-1', kind: 'display' })
  })

  test('[A4] hands in a list of bookings: a faulty one is told line by line, the mended one is counted', async () => {
    const list = 'code;service;date;time\nAB-12;health;2026-11-30;09:30\nCD-34;dentist;30.11.2026;9h\n'
    it.hub.answer('appointment:import', () => ({ ok: false, error: { code: 'invalid', message: 'line 3: date: a date is YYYY-MM-DD, time: a time is HH:MM; line 4: the booked time is over' } }))
    await it.watch(states.supervised({ notices: undefined, today: { ...states.busy().today, booked: 42 } }), 'marcações por chegar')
    await it.page.getByRole('button', { name: 'Marcações' }).press('Enter')
    const send = it.page.getByRole('button', { name: 'Receber a lista' })
    expect(await send.getAttribute('title')).toBe('Escolha primeiro o ficheiro.')
    expect(await axeFaults(it.page)).toEqual([])
    await it.page.getByLabel('Ficheiro com as marcações').setInputFiles({ name: 'segunda.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await it.page.getByRole('dialog').getByText('2 marcações').waitFor()
    await send.press('Enter')
    const told = it.page.getByRole('alert')
    await told.getByText('Nada foi recebido.').waitFor()
    await told.getByText('Linha 3').waitFor()
    await told.getByText('A data escreve-se 2026-11-30 ou 30/11/2026, da mesma maneira em todas as linhas. A hora escreve-se 09:30 ou 9h30.').waitFor()
    await told.getByText('CD-34;dentist;30.11.2026;9h').waitFor()
    await told.getByText('Esta hora já passou.').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    expect(it.received()).toEqual([{ name: 'appointment:import', csv: list }])
    it.hub.answer('appointment:import', () => ({ ok: true, seq: 0, count: 2 }))
    await it.page.getByLabel('Ficheiro com as marcações').setInputFiles({ name: 'segunda.csv', mimeType: 'text/csv', buffer: Buffer.from(list.replace('30.11.2026;9h', '2026-11-30;09:45')) })
    await told.getByText('Nada foi recebido.').waitFor({ state: 'detached' })
    await send.press('Enter')
    await it.page.getByText('2 marcações recebidas.').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
  })

  test('drops a list of bookings; one without bookings or too large is not sent, and the dialog says why', async () => {
    await it.watch(states.supervised(), 'Avisos')
    await it.page.getByRole('button', { name: 'Marcações' }).click()
    const drop = (csv: string): Promise<void> => it.page.getByLabel('Ficheiro com as marcações').evaluate((place, text) => {
      const carried = new DataTransfer()
      carried.items.add(new File([text], 'largada.csv', { type: 'text/csv' }))
      place.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried }))
    }, csv)
    await drop('code,service,date,time\n')
    await it.page.getByText('O ficheiro não tem marcações.').waitFor()
    await drop(`code,service,date,time\n${'AB-12,health,2026-11-30,09:30\n'.repeat(40_000)}`)
    await it.page.getByText('O ficheiro é demasiado grande').waitFor()
    await it.page.getByRole('button', { name: 'Receber a lista' }).press('Enter')
    await drop('code,service,date,time\nAB-12,health,2026-11-30,09:30\n')
    await it.page.getByText('1 marcação', { exact: true }).waitFor()
    it.hub.answer('appointment:import', () => ({ ok: true, seq: 0, count: 1 }))
    await it.page.getByRole('button', { name: 'Receber a lista' }).click()
    await it.page.getByText('1 marcação recebida.').waitFor()
    expect(it.hub.received).toHaveLength(1)
  })

  test('[F9] [F10] hands in a thousand bookings as a spreadsheet saved them: read by its own signs, in parts, and counted once', async () => {
    await it.watch(states.supervised(), 'Avisos')
    await it.page.getByRole('button', { name: 'Marcações' }).click()
    const list = `Código;Serviço;Data;Hora;Língua\r\n${Array.from({ length: 1_000 }, (_, n) => `SNS-${n};"Saúde";30/11/2026;9h30;Português «não»\r\n`).join('')}`
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(list, 'utf16le')])
    await it.page.getByLabel('Ficheiro com as marcações').setInputFiles({ name: 'segunda.csv', mimeType: 'text/csv', buffer: utf16 })
    await it.page.getByRole('dialog').getByText('1000 marcações').or(it.page.getByRole('dialog').getByText(/1.000 marcações/)).first().waitFor()
    it.hub.answer('appointment:import', ({ part }) => ({ ok: true, seq: 0, count: JSON.stringify(part).includes('"number":2') ? 1_000 : 0 }))
    await it.page.getByRole('button', { name: 'Receber a lista' }).click()
    await it.page.getByText(/1.?000 marcações recebidas/).waitFor()
    const parts = it.hub.received.map(({ payload }) => payload)
    expect(parts.map(({ csv }) => String(csv)).join('')).toBe(list)
    expect(parts.map(({ part }) => part)).toMatchObject([{ number: 1, of: 2 }, { number: 2, of: 2 }])
  })

  test('a device of the demo, whose token is everybody\'s, is not offered to be removed, and it is said why', async () => {
    const devices = states.busy().devices.map((device) => (device.id === 'lobby' ? { ...device, demo: true as const } : device))
    await it.watch(states.supervised({ devices }), 'Avisos')
    await it.page.getByRole('button', { name: 'Equipamentos' }).click()
    const rows = it.page.getByRole('dialog').getByRole('listitem')
    await rows.filter({ hasText: 'lobby' }).getByText('da demonstração: fica ligado').waitFor()
    expect(await rows.filter({ hasText: 'lobby' }).getByRole('button', { name: 'Retirar acesso' }).count()).toBe(0)
    expect(await rows.filter({ hasText: 'zone-2' }).getByRole('button', { name: 'Retirar acesso' }).count()).toBe(1)
    expect(await axeFaults(it.page)).toEqual([])
  })

  test('asks a display which one it is, and removes one only after a second press', async () => {
    await it.watch(states.supervised(), 'Avisos')
    await it.page.getByRole('button', { name: 'Equipamentos' }).click()
    const lobby = it.page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'lobby' })
    await lobby.getByText('1920 × 1080').waitFor()
    await lobby.getByRole('button', { name: 'Qual é?' }).click()
    await lobby.getByRole('button', { name: 'Retirar acesso' }).click()
    await lobby.getByRole('button', { name: 'Sim, retirar acesso' }).click()
    await expect.poll(it.received).toEqual([{ name: 'device:identify', deviceId: 'lobby' }, { name: 'device:revoke', kind: 'display', deviceId: 'lobby' }])
  })
})
