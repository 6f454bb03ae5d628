import { languageNames } from '@senha/i18n'
import { describe, expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { hiddenOrCovered } from './testing/geometry.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { lisboa, sampleNotice, sampleState } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'
import { scriptedVoices } from './testing/voices.ts'
import { screenTimings } from './timings.ts'

describe('the screen speaks', () => {
  const focusedName = (): Promise<string> => page.locator(':focus').innerText()

  test('by touch: the title, then each choice in its own language with the spoken one marked, then each new screen, until it is stopped', async () => {
    const voices = await scriptedVoices(page)
    await visitor.button(words('pt')('helper.listen')).click()
    await expect.poll(() => voices.asked).toContain('fr: Bonjour')
    expect(voices.asked.slice(0, 4)).toEqual([`pt: ${words('pt')('language.title')}`, `en: ${words('en')('language.title')}`, 'pt: Português', 'pt: Olá'])
    await shows(page.locator('[data-spoken]'))
    expect(await axe(page)).toEqual([])
    await visitor.button(words('pt')('listen.louder')).click()
    await shows(page.getByText(words('pt')('listen.volume', { level: 4, levels: 5 })))
    await visitor.choose('uk')
    await expect.poll(() => voices.asked).toContain(`uk: ${words()('topic.title')}`)
    await visitor.button(words()('listen.stop')).click()
    expect(await page.locator('[data-spoken], .sound').count()).toBe(0)
    await visitor.topic().click()
    await shows(visitor.title(words()('priority.title')))
    expect(voices.asked).not.toContain(`uk: ${words()('priority.title')}`)
  })

  test('for who does not see: the help key speaks, arrows move and say where one is, Enter chooses, and the result is told', async () => {
    const voices = await scriptedVoices(page)
    await shows(page.locator('.languages'))
    await page.keyboard.press('F1')
    await expect.poll(() => voices.asked).toContain(`pt: ${words('pt')('language.title')}`)
    for (let presses = 0; presses < 20 && !(await focusedName()).includes(languageNames.en); presses += 1) await page.keyboard.press('ArrowDown')
    await expect.poll(() => voices.asked.at(-1)).toMatch(/^en: /)
    await page.keyboard.press('Enter')
    await expect.poll(() => voices.asked).toContain(`en: ${words('en')('topic.title')}`)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => voices.asked).toContain('en: Papers and residence permit')
    await page.keyboard.press('Enter')
    await shows(visitor.title(words('en')('priority.title')))
    await visitor.keyTo(words('en')('priority.no'), 'ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => voices.asked).toContain(`en: ${words('en')('ticket.take')}`)
    expect(voices.asked.join()).toContain('A042')
  })

  test('a code that was not understood is said, and when those words go nobody is told that there is no sound', async () => {
    const voices = await scriptedVoices(page)
    await page.clock.install()
    await page.reload()
    kiosk.hub.state(sampleState({ notices: [sampleNotice('long-wait')] }))
    await visitor.button(words('pt')('helper.listen')).click()
    await expect.poll(() => voices.asked).toContain('fr: Bonjour')
    await visitor.scan('https://example.com/zzz')
    await expect.poll(() => voices.asked).toContain(`pt: ${words('pt')('reader.misread')}`)
    await page.locator('[data-spoken]').waitFor({ state: 'detached' })
    kiosk.hub.state(sampleState())
    await page.locator('.notices .band').waitFor({ state: 'detached' })
    await page.clock.runFor(screenTimings.misreadMs)
    await page.locator('.misread p').waitFor({ state: 'detached' })
    expect(await page.getByText(words('pt')('listen.silent')).count()).toBe(0)
  })

  test('headphones begin it; without a single clip it says so on the screen, and everything goes on', async () => {
    const voices = await scriptedVoices(page)
    voices.silence()
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')))
    await shows(page.getByText(words('pt')('listen.silent')))
    expect(await axe(page)).toEqual([])
    await visitor.choose('uk')
    await shows(visitor.title(words()('topic.title')))
    await visitor.button(words()('nav.back')).click()
  })
})

describe('the rush at the door', () => {
  const give = (topicId: string): Promise<void> => page.locator('.quick button').filter({ hasText: lisboa.topics.find(({ id }) => id === topicId)?.name.pt ?? '' }).click()

  test('a wrong PIN is said and shows nothing; the right one opens; two touches are a ticket, and the next person waits for no paper', async () => {
    await page.clock.install()
    await page.reload()
    await visitor.unlock('pt', '9999')
    await shows(page.getByText(words('pt')('staff.wrong')))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    for (const digit of '1234') await page.keyboard.press(digit)
    await visitor.button(words('pt')('staff.open')).click()
    await shows(page.locator('.quick'))
    await visitor.button(languageNames.uk).click()
    // a double tap is not the next person: both touches in one moment, whatever else the machine does
    const topics = ['papers', 'health'].map((id) => lisboa.topics.find((topic) => topic.id === id)?.name.pt ?? '')
    await page.evaluate((names) => {
      for (const name of names) [...document.querySelectorAll<HTMLElement>('.quick button')].find((button) => button.textContent.includes(name))?.click()
    }, topics)
    await shows(page.locator('.chip.is-printed'))
    expect(kiosk.hub.said('ticket:issue')).toHaveLength(1)
    await page.clock.fastForward(screenTimings.doubleTapMs + 1)
    await visitor.button(words('pt')('priority.mark')).click()
    await visitor.button(words('pt')('mediator.more')).click()
    await give('health')
    await shows(page.locator('.chip.is-printed').nth(1))
    await page.clock.fastForward(screenTimings.doubleTapMs + 1)
    await give('work')
    await shows(page.locator('.chip.is-printed').nth(2))
    expect(kiosk.hub.said('ticket:issue')).toMatchObject([
      { topicId: 'papers', language: 'uk', priority: false, assisted: true },
      { topicId: 'health', language: 'uk', priority: true, partySize: 2 },
      { topicId: 'work', language: 'uk', priority: false },
    ])
    expect(kiosk.hub.said('ticket:issue')[2]).not.toHaveProperty('partySize')
    expect(await kiosk.papers()).toHaveLength(3)
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    // the next time the day's most used language stands first; nobody touches it, and it locks itself
    await visitor.button(words('pt')('mediator.lock')).click()
    await visitor.unlock('pt', '1234')
    await shows(page.locator('.quick'))
    await expect.poll(() => page.locator('.tongues button').first().innerText()).toBe(languageNames.uk)
    await page.clock.fastForward(screenTimings.mediatorIdleMs + 1_000)
    await shows(visitor.title(words('pt')('idle.title')))
    await page.clock.fastForward(screenTimings.idleAnswerMs + 1_000)
    await shows(page.locator('.languages'))
  })

  test('a paper that did not come out is seen at once, and printed again by a touch', async () => {
    await kiosk.fault('paper-out', true)
    await visitor.unlock('pt', '1234')
    await give('papers')
    await shows(page.locator('.chip.is-wrong'))
    expect(await page.locator('.chip').innerText()).toContain(words('pt')('mediator.failed'))
    await kiosk.fault('paper-out', false)
    await page.locator('.chip.is-wrong').click()
    await shows(page.locator('.chip.is-printed'))
    expect(await kiosk.papers()).toHaveLength(1)
  })
})

test.each(['touch', 'keyboard'] as const)('the aids that Help names are turned on there, by %s, and off again', async (way) => {
  await visitor.choose('fr')
  await shows(visitor.topic())
  const t = words('fr')
  await visitor.button(t('helper.help')).click()
  const set = (): Promise<(string | boolean | undefined)[]> => page.evaluate(() => [document.documentElement.dataset['letters'], document.documentElement.dataset['contrast'], document.documentElement.dataset['lower'], document.querySelector('.sound') !== null])
  const act = async (word: 'help.listen' | 'help.letters' | 'help.contrast' | 'help.lower'): Promise<void> => {
    const aid = await visitor.turnTo(page.locator('dialog').getByRole('button', { name: t(word), exact: true }))
    if (way === 'touch') return aid.click()
    await aid.press('Enter')
  }
  const before = await set()
  for (const [place, word] of (['help.letters', 'help.contrast', 'help.lower', 'help.listen'] as const).entries()) {
    await act(word)
    await shows(await visitor.turnTo(page.locator('dialog').getByRole('button', { name: t(word), exact: true, pressed: true })))
    await expect.poll(async () => (await set())[place]).not.toBe(before[place])
    expect([...await tooSmallOrCut(page), ...await hiddenOrCovered(page)]).toEqual([])
    // letters have two larger sizes
    for (let touches = word === 'help.letters' ? 2 : 1; touches > 0; touches -= 1) {
      const was = (await set())[place]
      await act(word)
      await expect.poll(async () => (await set())[place]).not.toBe(was)
    }
    expect(await set()).toEqual(before)
  }
})
