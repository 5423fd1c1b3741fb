import { dayOf } from '@stationmaster/i18n'

/** Entries of one business day stand together, in the order they came. */
export function byDay<Entry extends { at: string }>(entries: readonly Entry[]): { day: string; entries: Entry[] }[] {
  const days: { day: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

export interface Segment {
  text: string
  isMention: boolean
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A comment as pieces of plain text, those that name somebody marked; of two names the longer one wins. */
export function segmentsOf(text: string, names: readonly string[]): Segment[] {
  if (names.length === 0) return [{ text, isMention: false }]
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map((name) => escaped(`@${name}`))
  const pieces = text.split(new RegExp(`(${longestFirst.join('|')})`))
  return pieces.map((piece, index) => ({ text: piece, isMention: index % 2 === 1 })).filter((piece) => piece.text)
}

/** What is typed after the last @ before the caret, or null when no name is being typed. */
export function typedName(text: string, caret: number): string | null {
  return /(?:^|[^\w@])@([^\s@]{0,20})$/.exec(text.slice(0, caret))?.[1] ?? null
}

/** The text with the name in place of what was typed of it, and where the caret then stands. */
export function withName(text: string, caret: number, name: string): { text: string; caret: number } {
  const start = text.slice(0, caret).lastIndexOf('@')
  const head = `${text.slice(0, start)}@${name} `
  return { text: head + text.slice(caret).replace(/^ /, ''), caret: head.length }
}
