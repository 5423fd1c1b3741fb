import { locale } from '@stationmaster/client'

interface Title {
  titleZh: string
  titleEn: string | null
}

/** The title in the reader's language; a notice without English is shown as it was written. */
export const noticeTitle = ({ titleZh, titleEn }: Title): string =>
  locale.value === 'en' && titleEn ? titleEn : titleZh

export const noticeBody = ({ bodyZh, bodyEn }: { bodyZh: string; bodyEn: string | null }): string =>
  locale.value === 'en' && bodyEn ? bodyEn : bodyZh
