import { t } from '@stationmaster/i18n'

export type EmbeddedPostgresProblem = 'LOCKED' | 'DAMAGED' | 'OTHER_VERSION' | 'UNSUPPORTED' | 'NOT_STARTED'

/** Its message holds both languages, one line each: at start nobody has said which one he reads. */
export class EmbeddedPostgresError extends Error {
  readonly code: `EMBEDDED_POSTGRES_${EmbeddedPostgresProblem}`

  constructor(problem: EmbeddedPostgresProblem, params: Record<string, string>) {
    const key = `errors.EMBEDDED_POSTGRES_${problem}` as const
    super([t('zh-CN', key, params), t('en', key, params)].map((line) => line.trim()).join('\n'))
    this.name = 'EmbeddedPostgresError'
    this.code = `EMBEDDED_POSTGRES_${problem}`
  }
}
