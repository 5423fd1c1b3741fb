import { errorText as inLanguage } from '@stationmaster/client/app-error.ts'
import { locale } from '@stationmaster/client/preferences.ts'

/** What went wrong, in the reader's language. */
export const errorText = (error: unknown): string => inLanguage(locale.value, error)
