import { locale, may, say, theme, type Theme } from '@stationmaster/client'
import { t, type Key, type Locale } from '@stationmaster/i18n'
import type { RouteRecordRaw } from 'vue-router'

export interface PaletteEntry {
  key: string
  label: string
  icon: string
  detail?: string
  /** Shortcut that does the same. */
  keys?: string
  /** What it is found by, in lower case; both languages. */
  words: string
  /** A page to open, or something to do. */
  to?: string
  run?: () => void
}

export interface PaletteGroup {
  title: Key
  entries: PaletteEntry[]
}

/** A hit of the search over all records. */
export interface Hit {
  type: string
  id: string
  label: string
  detail: string
  stationId: string | null
}

type Meta = NonNullable<RouteRecordRaw['meta']>
const mayOpen = (meta: Meta | undefined) => !meta?.permission || may(meta.permission)
const wordsOf = (key: Key) => `${t('zh-CN', key)} ${t('en', key)}`.toLowerCase()

/** Pages of the menu that the viewer may open. */
export const pageEntries = (routes: readonly RouteRecordRaw[]): PaletteEntry[] =>
  routes.flatMap(({ path, meta }) => {
    if (!meta?.menu || !meta.title || !mayOpen(meta)) return []
    const { icon, key } = meta.menu
    const entry = { key: path, label: say.word(meta.title), icon, words: wordsOf(meta.title), to: path }
    return [key ? { ...entry, keys: `g ${key}` } : entry]
  })

/** Pages that begin something: new station, invite user. */
export const startEntries = (routes: readonly RouteRecordRaw[]): PaletteEntry[] =>
  routes.flatMap(({ path, meta }) =>
    meta?.starts && meta.title && mayOpen(meta)
      ? [{ key: path, label: say.word(meta.title), icon: meta.starts.icon, words: wordsOf(meta.title), to: path }]
      : [],
  )

const themeIcons: Record<Theme, string> = { light: 'i-lucide-sun', dark: 'i-lucide-moon', system: 'i-lucide-monitor' }
const languages: Record<Locale, Key> = { 'zh-CN': 'common.languageZh', en: 'common.languageEn' }

/** Language and appearance that are not on now. */
export function preferenceEntries(): PaletteEntry[] {
  const others = (['zh-CN', 'en'] as const).filter((value) => value !== locale.value)
  const themes = (['light', 'dark', 'system'] as const).filter((value) => value !== theme.value)
  return [
    ...others.map((value) => ({
      key: value,
      label: say.word('pages.palette.switchLanguage', { language: say.word(languages[value]) }),
      icon: 'i-lucide-languages',
      words: `${wordsOf('common.language')} ${wordsOf(languages[value])}`,
      run: () => void (locale.value = value),
    })),
    ...themes.map((value) => ({
      key: value,
      label: say.word('pages.palette.switchTheme', { theme: say.word(`common.${value}`) }),
      icon: themeIcons[value],
      words: `${wordsOf('common.theme')} ${wordsOf(`common.${value}`)}`,
      run: () => void (theme.value = value),
    })),
  ]
}

/** Every word of the term stands in the entry. */
export function matching(entries: readonly PaletteEntry[], term: string): PaletteEntry[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter((entry) => words.every((word) => entry.words.includes(word)))
}

/** What kind of record a hit is, in words. */
function kindOf(type: string): string {
  const key = `pages.palette.${type}`
  return say.hasKey(key) ? say.word(key) : type
}

function hitEntry(routes: readonly RouteRecordRaw[], hit: Hit): PaletteEntry | undefined {
  const { type, id, label, stationId } = hit
  const meta = routes.find((page) => page.meta?.finds?.[type] && mayOpen(page.meta))?.meta
  const to = meta?.finds?.[type]?.replace(':id', id).replace(':stationId', stationId ?? '')
  if (!to) return undefined
  const detail = [kindOf(type), hit.detail].filter(Boolean).join(' · ')
  return { key: `${type} ${id}`, label, detail, icon: hitIcons[type] ?? meta?.menu?.icon ?? '', words: '', to }
}

/** Hits that this app has a page for, as that page's menu entry says (`finds`). */
export const hitEntries = (routes: readonly RouteRecordRaw[], hits: readonly Hit[]): PaletteEntry[] =>
  hits.map((hit) => hitEntry(routes, hit)).filter((entry) => entry !== undefined)

const hitIcons: Record<string, string> = { StaffMember: 'i-lucide-user-round', User: 'i-lucide-users' }
