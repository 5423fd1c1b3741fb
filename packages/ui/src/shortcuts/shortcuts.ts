import { singleKeys } from '@stationmaster/client'
import { onScopeDispose, shallowReactive } from 'vue'
import { isFreeKey, keyOf } from './shortcut-guard.ts'

export interface Shortcut {
  /** 'j', 'g s' one after the other, or only shown: 'Mod S', 'Enter'. */
  keys: string
  label: string
  /** None for keys that their own control hears. */
  run?: () => void
}

type Source = () => readonly Shortcut[]

const sources = shallowReactive(new Set<Source>())

/** What this screen can do by keys, for as long as the component that says so is on it. */
export function useShortcuts(source: Source): void {
  sources.add(source)
  onScopeDispose(() => sources.delete(source))
}

/** All shortcuts of the screen, the latest first. */
export const shownShortcuts = (): Shortcut[] => [...sources].toReversed().flatMap((source) => source())

const SEQUENCE_MS = 1200

/** Hears single keys and sequences such as `g s`. Answers the listener, to be put on the window. */
export function shortcutListener(): (event: KeyboardEvent) => void {
  let before = ''
  let beforeAt = 0
  return (event) => {
    if (!singleKeys.value || !isFreeKey(event)) return
    const key = keyOf(event)
    if (!key) return
    const isSequence = before !== '' && event.timeStamp - beforeAt < SEQUENCE_MS
    const keys = isSequence ? `${before} ${key}` : key
    const active = shownShortcuts().filter(({ run }) => run)
    before = !isSequence && active.some((shortcut) => shortcut.keys.startsWith(`${key} `)) ? key : ''
    beforeAt = event.timeStamp
    const found = active.find((shortcut) => shortcut.keys === keys)
    if (!found) return
    event.preventDefault()
    found.run?.()
  }
}

const isApple = /mac|iphone|ipad/i.test(navigator.userAgent)

/** The caps of a shortcut as this keyboard writes them. */
export const capsOf = (keys: string): string[] =>
  keys.split(' ').map((key) => {
    if (key === 'Mod') return isApple ? '⌘' : 'Ctrl'
    return key.length === 1 ? key.toUpperCase() : key
  })
