import type { Language } from '@senha/centre'

/** Every language by its own name: whoever looks for theirs reads no other. */
export const languageNames: Record<Language, string> = {
  pt: 'Português', en: 'English', fr: 'Français', es: 'Español', uk: 'Українська', ru: 'Русский', ro: 'Română', be: 'Беларуская', kea: 'Kriolu',
}

/** The languages as a mediator reads them in a Portuguese sentence. */
export const portugueseNames: Record<Language, string> = {
  pt: 'português', en: 'inglês', fr: 'francês', es: 'espanhol', uk: 'ucraniano', ru: 'russo', ro: 'romeno', be: 'bielorrusso', kea: 'crioulo cabo-verdiano',
}

export const greetings: Record<Language, string> = {
  pt: 'Olá', en: 'Hello', fr: 'Bonjour', es: 'Hola', uk: 'Вітаємо', ru: 'Здравствуйте', ro: 'Bună ziua', be: 'Вітаем', kea: 'Oi',
}
