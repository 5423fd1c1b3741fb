import { may, say, type Permission } from '@stationmaster/client'
import type { Key } from '@stationmaster/i18n'
import type { RouteRecordRaw } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Words of the page's title, also of its menu entry. */
    title?: Key
    /** Without it the page is not shown; the server decides again on every call. */
    permission?: Permission
    /** Needs no session. */
    public?: boolean
    /** A page without the shell around it, such as a printed form. */
    plain?: boolean
    /** Place in the menu; entries without a group stand on top. `key` opens it after `g`. */
    menu?: { icon: string; order: number; group?: Key; key?: string }
    /** Begins something new: a command of the palette, and `c` on the list above it. */
    starts?: { icon: string }
    /** Where hits of the search open, by type: `{ Station: '/stations/:id' }`, also with `:stationId`. */
    finds?: Readonly<Record<string, string>>
  }
}

export interface MenuEntry {
  to: string
  label: string
  icon: string
}

export interface MenuGroup {
  label: string
  entries: MenuEntry[]
}

/** The menu is the sum of the modules' routes, filtered by what the viewer may do. */
export function menuOf(routes: readonly RouteRecordRaw[]): MenuGroup[] {
  const shown = routes
    .filter(({ meta }) => meta?.menu && (!meta.permission || may(meta.permission)))
    .toSorted((a, b) => (a.meta?.menu?.order ?? 0) - (b.meta?.menu?.order ?? 0))
  const groups = new Map<Key | '', MenuEntry[]>()
  for (const { path, meta } of shown) {
    const key = meta?.menu?.group ?? ''
    const entry = { to: path, label: meta?.title ? say.word(meta.title) : path, icon: meta?.menu?.icon ?? '' }
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups].map(([key, entries]) => ({ label: key ? say.word(key) : '', entries }))
}
