import { t, type Locale } from '@stationmaster/i18n'
import type { Mail } from '../../kernel/mail.ts'
import { pathOf, wordsOf, type Told } from '../notifications/index.ts'

interface Letter {
  to: string
  name: string
  app: 'admin' | 'portal'
  locale: Locale
  publicUrl: string
}

const addressIn = ({ publicUrl, app }: Letter, path: string) => `${publicUrl}${app === 'admin' ? '/admin' : ''}${path}`

/** A file is fetched from the centre, where its reader is signed in. */
const linkOf = (letter: Letter, told: Told): string => {
  const path = pathOf(told, letter.app)
  return addressIn(letter, path && !path.startsWith('/files/') ? path : '/inbox')
}

const entryOf = (letter: Letter, told: Told): string => {
  const { title, text } = wordsOf(told, letter.locale)
  return [title, text, linkOf(letter, told)].filter(Boolean).join('\n')
}

/** One mail about one thing, or about several together; at its end how to get fewer. */
export function mailOf(letter: Letter, told: readonly Told[]): Mail {
  const { locale, name, to } = letter
  const [first] = told
  const subject =
    told.length === 1 && first
      ? wordsOf(first, locale).title
      : t(locale, 'pages.mail.digestSubject', { count: told.length })
  const footer = t(locale, 'pages.mail.notificationFooter', { link: addressIn(letter, '/account') })
  const greeting = t(locale, 'pages.mail.greeting', { name })
  return { to, subject, text: [greeting, ...told.map((one) => entryOf(letter, one)), footer].join('\n\n') }
}
