import { pinyin } from 'pinyin-pro'

/** Pinyin initials of a Chinese name, in lower case: 杭州服务站 → `hzfwz`. Other signs stay as they are. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase()
