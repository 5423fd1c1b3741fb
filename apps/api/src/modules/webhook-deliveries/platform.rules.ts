import type { DeliveryProblem } from '@stationmaster/contracts/webhooks'
import { addMinutes } from '../../kernel/clock.ts'

/** What one message says: a title, a text and a link for each thing. */
export interface Entry {
  title: string
  text: string
  link: string
}

export interface Wording {
  /** Of a digest; null for a single message. */
  heading: string | null
  /** What the links say. */
  open: string
  /** What stands instead of the entries that have no room. */
  more: (count: number) => string
}

/** WeCom refuses more; DingTalk takes five times as much, which nobody reads. */
const mostBytes = 4096

const replacements: Record<string, string> = {
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '*': '＊',
  '#': '＃',
  '`': '’',
  '@': '＠',
}

/** Names come from outside: none may become a link, a mention or markup. Neither platform knows an escape character. */
export const harmless = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('://', '：//')
    .replaceAll(/[[\]<>*#`@]/g, (character) => replacements[character] ?? '')

const paragraph = ({ title, text, link }: Entry, open: string) =>
  [`**${harmless(title)}**`, ...(text ? [harmless(text)] : []), `[${open}](${link})`].join('\n\n')

/** Markdown of at most 4,096 bytes; what has no room is counted. */
export function markdownOf(entries: readonly Entry[], { heading, open, more }: Wording): string {
  const head = heading ? [`**${heading}**`] : []
  for (let kept = entries.length; kept > 0; kept -= 1) {
    const left = entries.length - kept
    const shown = entries.slice(0, kept).map((entry) => paragraph(entry, open))
    const text = [...head, ...shown, ...(left > 0 ? [more(left)] : [])].join('\n\n')
    if (Buffer.byteLength(text) <= mostBytes) return text
  }
  return more(entries.length)
}

export type Platform = 'WECOM' | 'DINGTALK'

export const bodyOf = (platform: Platform, title: string, text: string): object =>
  platform === 'WECOM'
    ? { msgtype: 'markdown', markdown: { content: text } }
    : { msgtype: 'markdown', markdown: { title: harmless(title), text }, at: { isAtAll: false } }

/** The platforms' own codes for "too many messages, later". */
const busyCodes = new Set([45009, 45033, 130101, 660026, 410100])

export interface Verdict {
  problem: DeliveryProblem
  detail: string
  isLasting: boolean
}

interface Answer {
  status: number
  text: string
}

function platformCode(text: string): { code: number | null; words: string } {
  try {
    const { errcode, errmsg } = JSON.parse(text) as { errcode?: unknown; errmsg?: unknown }
    return { code: typeof errcode === 'number' ? errcode : null, words: typeof errmsg === 'string' ? errmsg : '' }
  } catch {
    return { code: null, words: '' }
  }
}

/** Null when the message has arrived: both platforms say so by `errcode` 0 in an answer 200. */
export function verdictOn({ status, text }: Answer): Verdict | null {
  const { code, words } = platformCode(text)
  if (status === 200 && code === 0) return null
  const detail = [`HTTP ${status}`, ...(code === null ? [] : [`${code} ${words}`])].join(', ').slice(0, 200)
  if (status === 429 || (code !== null && busyCodes.has(code))) return { problem: 'BUSY', detail, isLasting: false }
  if (status >= 500) return { problem: 'SERVER_FAILED', detail, isLasting: false }
  return { problem: 'REFUSED', detail, isLasting: true }
}

export const mostAttempts = 6
/** 30 s, 2, 8, 32 and 128 minutes after the first to the fifth attempt. */
export const nextAttempt = (now: Date, attempts: number): Date => addMinutes(now, 0.5 * 4 ** (attempts - 1))

/** The platforms take twenty a minute; two are left to a person who tries something out. */
export const mostPerMinute = 18
const mostSingly = 3

/** What goes out together now: a few one by one, more in one digest, none when the minute is full. */
export function postsOf<D>(due: readonly D[], used: number): D[][] {
  const free = mostPerMinute - used
  if (due.length === 0 || free <= 0) return []
  return due.length <= Math.min(mostSingly, free) ? due.map((one) => [one]) : [[...due]]
}
