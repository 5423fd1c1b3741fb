import type { Locale } from '@stationmaster/i18n'
import { computed, ref, watch } from 'vue'
import { store, stored } from './stored.ts'
import { firstLocale, lateWords, LOCALE_KEY, readIn } from './words-files.ts'

export type Theme = 'light' | 'dark' | 'system'

// public/theme.js of both apps reads the same key before the first paint.
const THEME_KEY = 'stationmaster.theme'
const SINGLE_KEYS_KEY = 'stationmaster.singleKeys'
const RECENT_PAGES_KEY = 'stationmaster.showRecentPages'

const themes: readonly string[] = ['light', 'dark', 'system'] satisfies Theme[]
const isTheme = (value: string | null): value is Theme => value !== null && themes.includes(value)

const savedTheme = stored(THEME_KEY)

const shownLocale = ref<Locale>(firstLocale())
let chosenLocale = shownLocale.value

/** The reader's language; setting it changes every word on the page as soon as the words are there. */
export const locale = computed<Locale>({
  get: () => {
    void lateWords.value
    return shownLocale.value
  },
  set: (value) => void switchTo(value),
})

async function switchTo(value: Locale): Promise<void> {
  chosenLocale = value
  await readIn(value)
  // of two quick choices the last one counts
  if (chosenLocale === value) shownLocale.value = value
}

export const theme = ref<Theme>(isTheme(savedTheme) ? savedTheme : 'system')

/** Whether single letters are shortcuts; some readers trigger them by accident (WCAG 2.1.4). */
export const singleKeys = ref(stored(SINGLE_KEYS_KEY) !== 'off')

/** Whether the pages of this browser tab stand in a strip above the page. */
export const keepsRecentPages = ref(stored(RECENT_PAGES_KEY) === 'on')

const systemDark = matchMedia('(prefers-color-scheme: dark)')
const systemIsDark = ref(systemDark.matches)
systemDark.addEventListener('change', (event) => {
  systemIsDark.value = event.matches
})

export const isDark = computed(() => theme.value === 'dark' || (theme.value === 'system' && systemIsDark.value))

/** Keeps <html> in step with the preferences and remembers them. Call once per app. */
export function installPreferences(): void {
  watch(
    isDark,
    (dark) => {
      document.documentElement.classList.toggle('dark', dark)
      document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
    },
    { immediate: true },
  )
  watch(locale, (value) => (document.documentElement.lang = value), { immediate: true })
  watch(theme, (value) => store(THEME_KEY, value))
  watch(locale, (value) => store(LOCALE_KEY, value))
  watch(singleKeys, (value) => store(SINGLE_KEYS_KEY, value ? 'on' : 'off'))
  watch(keepsRecentPages, (value) => store(RECENT_PAGES_KEY, value ? 'on' : 'off'))
}
