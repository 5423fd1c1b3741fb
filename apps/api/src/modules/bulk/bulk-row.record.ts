import { AppError, type FieldProblem } from '../../kernel/errors.ts'
import { answerTo } from '../../kernel/http/answers.ts'
import type { Caller } from '../../kernel/context.ts'
import { defineRecord, type Row } from '../../kernel/record.ts'
import { BulkRow } from './bulk-row.entity.ts'

function reasonOf({ errorCode, errorParams }: Row, { locale }: Pick<Caller, 'locale'>): string | null {
  if (typeof errorCode !== 'string') return null
  const { fields = [], ...params } = (errorParams ?? {}) as { fields?: FieldProblem[] }
  const answer = answerTo(new AppError(errorCode, 'conflict', params, fields), locale, '')
  return [answer.message, ...(answer.fields ?? []).map(({ message }) => message)].join(' ')
}

defineRecord({
  name: 'BulkRow',
  entity: BulkRow,
  computed: { reason: { needs: ['errorCode', 'errorParams'], compute: (row, ctx) => reasonOf(row, ctx) } },
})
