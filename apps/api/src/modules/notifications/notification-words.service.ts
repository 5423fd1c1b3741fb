import { translateIfKnown, type Locale } from '@stationmaster/i18n'
import { notificationSpec, type NotificationParams } from '../../kernel/notifications.ts'

export interface Told {
  key: string
  subjectType?: string | null
  subjectId?: string | null
  params: NotificationParams
}

/** A value that is the key of a word is shown as that word; one with an English twin (`title`, `titleEn`) by its language. */
const worded = (locale: Locale, params: NotificationParams): NotificationParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, own]) => {
      const value = (locale === 'en' ? params[`${name}En`] : undefined) ?? own
      return [name, typeof value === 'string' ? translateIfKnown(locale, value, value) : value]
    }),
  )

/** Title and text in the reader's language; a notification whose kind has been removed shows its key. */
export function wordsOf({ key, params }: Told, locale: Locale): { title: string; text: string } {
  const shown = worded(locale, params)
  return {
    title: translateIfKnown(locale, `notifications.${key}.title`, key, shown),
    text: translateIfKnown(locale, `notifications.${key}.text`, '', shown),
  }
}

export function pathOf({ key, subjectType, subjectId, params }: Told, app: 'admin' | 'portal'): string | null {
  const subject = subjectType && subjectId ? { type: subjectType, id: subjectId } : null
  return notificationSpec(key)?.path({ app, subject, params }) ?? null
}
