const MESSAGES = {
  LOCKED: [
    '数据文件夹 {folder} 正被另一个站务通进程使用。请先停止它，或用 DATA_DIR 指定别的文件夹。',
    'Another Stationmaster already uses the data folder {folder}. Stop it first, or choose another folder with DATA_DIR.',
  ],
  DAMAGED: [
    '数据文件夹 {folder} 已损坏，为了不丢数据，没有重新创建。请从备份恢复，或把它移走后再启动。{detail}',
    'The data folder {folder} is damaged. Nothing was recreated, so nothing is lost: restore a backup, or move the folder away and start again. {detail}',
  ],
  OTHER_VERSION: [
    '数据文件夹 {folder} 由 PostgreSQL {found} 创建，本程序自带 {expected}。请用原版本备份后再恢复。',
    'The data folder {folder} was made by PostgreSQL {found}, this program brings {expected}. Back it up with the old version, then restore it here.',
  ],
  UNSUPPORTED: [
    '本机（{platform}）没有自带的 PostgreSQL。请设置 DATABASE_URL。',
    'There is no bundled PostgreSQL for this machine ({platform}). Set DATABASE_URL.',
  ],
  NOT_STARTED: ['自带的 PostgreSQL 无法启动：{detail}', 'The bundled PostgreSQL did not start: {detail}'],
} as const

export type EmbeddedPostgresProblem = keyof typeof MESSAGES

/** Printed on the console before any caller, and so any language, is known: both languages, one line each. */
export class EmbeddedPostgresError extends Error {
  readonly code: `EMBEDDED_POSTGRES_${EmbeddedPostgresProblem}`

  constructor(problem: EmbeddedPostgresProblem, params: Record<string, string>) {
    const lines = MESSAGES[problem].map((text) => text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? ''))
    super(lines.map((line) => line.trim()).join('\n'))
    this.name = 'EmbeddedPostgresError'
    this.code = `EMBEDDED_POSTGRES_${problem}`
  }
}
