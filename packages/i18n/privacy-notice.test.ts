import { languages } from '@senha/centre'
import { expect, test } from 'vitest'
import { privacyNotice } from './privacy-notice.ts'
import type { PrivacyFacts } from './privacy-notice.ts'

const facts: PrivacyFacts = {
  policy: { retentionDays: 30, cardDays: 365 },
  privacy: { controller: 'Câmara de Exemplo', contact: 'dados@exemplo.example', authority: 'CNPD, www.cnpd.pt' },
}
const sentencesOf = (...given: Parameters<typeof privacyNotice>): string[] => privacyNotice(...given).flatMap(({ sentences }) => sentences.map(({ text }) => text))

test('the notice has what article 13 of the GDPR asks for, in Portuguese', () => {
  expect(privacyNotice('pt', facts)).toMatchInlineSnapshot(`
    [
      {
        "sentences": [
          {
            "key": "what.none",
            "text": "Para tirar senha não pedimos nome, documento nem nacionalidade.",
          },
          {
            "key": "what.kept",
            "text": "Guardamos a língua, o assunto, a prioridade (sim ou não), as horas, quantas pessoas são e os serviços onde foi.",
          },
          {
            "key": "what.priority",
            "text": "Dizer «sim» à prioridade é escolha sua. Nunca guardamos a razão.",
          },
        ],
        "title": "O que guardamos",
      },
      {
        "sentences": [
          {
            "key": "why.purpose",
            "text": "Servem para chamar a sua vez e saber quanto tempo se espera. É serviço público.",
          },
          {
            "key": "why.seen",
            "text": "Só os vê a equipa dos serviços onde vai e a coordenação do centro. Mais ninguém.",
          },
          {
            "key": "why.law",
            "text": "Base legal: RGPD, artigo 6.º, n.º 1, alínea e).",
          },
        ],
        "title": "Para quê e quem vê",
      },
      {
        "sentences": [
          {
            "key": "long.counter",
            "text": "O que o balcão regista apaga-se no fim do dia. Só fica se pedir um cartão.",
          },
          {
            "key": "long.card",
            "text": "Um cartão que não se usa apaga-se depois de 365 dias.",
          },
          {
            "key": "long.numbers",
            "text": "Depois de 30 dias só ficam números: ninguém pode saber quem veio.",
          },
        ],
        "title": "Quanto tempo",
      },
      {
        "sentences": [
          {
            "key": "rights.controller",
            "text": "Responsável pelos dados: Câmara de Exemplo",
          },
          {
            "key": "rights.ask",
            "text": "Pode pedir para ver, corrigir ou apagar os seus dados, ou para não os usarmos. Leve o código da senha.",
          },
          {
            "key": "rights.contact",
            "text": "Escreva para: dados@exemplo.example",
          },
          {
            "key": "rights.authority",
            "text": "Pode queixar-se a: CNPD, www.cnpd.pt",
          },
        ],
        "title": "Os seus direitos",
      },
    ]
  `)
})

test.each(languages)('%s: days, who answers, where to write and where to complain stand in the sentences; none is longer than a breath', (language) => {
  const sentences = sentencesOf(language, facts)
  expect(sentences.length).toBe(13)
  for (const told of ['365', '30 ', 'Câmara de Exemplo', 'dados@exemplo.example', 'CNPD, www.cnpd.pt']) expect([told, sentences.some((text) => text.includes(told))]).toEqual([told, true])
  expect(sentences.filter((text) => text.length > 150 || text.includes('{{'))).toEqual([])
})

test('a number of days takes its plural', () => {
  const short = (language: 'pt' | 'ru' | 'be', days: number): string | undefined => sentencesOf(language, { policy: { retentionDays: days, cardDays: days } })[7]
  expect(short('pt', 1)).toBe('Um cartão que não se usa apaga-se depois de 1 dia.')
  expect(short('ru', 21)).toContain('21 день')
  expect(short('ru', 3)).toContain('3 дня')
  expect(short('be', 30)).toContain('30 дзён')
})

test('the phone page adds that it remembers where too many wrong codes come from', () => {
  expect(sentencesOf('en', facts, true).filter((text) => !sentencesOf('en', facts).includes(text))).toEqual(['On the phone page we keep the address of the connection for a short time, only to stop abuse.'])
})

test('a centre that names nobody sends people to its staff; before the centre is known no number is invented', () => {
  expect(sentencesOf('en', { policy: facts.policy }).slice(-2)).toEqual([
    'You can ask to see, correct or erase your data, or that we do not use it. Bring the code of your ticket.', 'Ask a member of staff.',
  ])
  expect(sentencesOf('en', undefined).filter((text) => /\d+ days/.test(text))).toEqual([])
})
