import { t } from '@stationmaster/i18n'
import type { Mail } from '../mail.ts'
import { linkTo, type Purpose } from './one-time-token.ts'
import { appOf, type Subject } from './subject.ts'

const locales = ['zh-CN', 'en'] as const

type Person = Pick<Subject, 'name' | 'audience'>

/** The page that a link of this purpose opens for this person. */
export const linkFor = (
  publicUrl: string,
  person: Pick<Subject, 'audience'>,
  link: { purpose: Purpose; token: string },
) => linkTo(publicUrl, appOf(person.audience), link)

/** Both languages in one mail: nobody knows yet which one the reader prefers. */
export function linkMail(person: Person & { email: string }, purpose: Purpose, link: string): Mail {
  const [subject, body] =
    purpose === 'reset' ? (['resetSubject', 'resetText'] as const) : (['invitationSubject', 'invitationText'] as const)
  const words = (key: typeof subject | typeof body) =>
    locales.map((locale) => t(locale, `pages.mail.${key}`, { name: person.name, link }))
  return { to: person.email, subject: words(subject).join(' · '), text: words(body).join('\n\n') }
}
