/** One word in both languages, side by side, so that neither can be forgotten: [中文, English]. */
export type Word = readonly [chinese: string, english: string]

export type Words = Readonly<Record<string, Word>>

/** The language of a page or of an answer. */
export type Locale = 'zh-CN' | 'en'
