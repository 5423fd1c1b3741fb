import { t, translateIfKnown } from '@stationmaster/i18n'
import { AppError, type FieldProblem } from '../../kernel/errors.ts'
import { answerTo } from '../../kernel/http/answers.ts'
import type { Caller } from '../../kernel/context.ts'
import { defineRecord, type Row } from '../../kernel/record.ts'
import { BulkRow } from './bulk-row.entity.ts'

/** FLOW_STEP_NOT_ALLOWED names state and step by their codes; here they are said. */
function wrongState(locale: Caller['locale'], { flow, state, step }: Record<string, unknown>): string {
  const stateName = translateIfKnown(
    locale,
    `enums.${flow === 'StaffMember' ? 'Staff' : String(flow)}State.${String(state)}`,
    String(state),
  )
  const stepName = translateIfKnown(locale, `actions.${String(flow)}.${String(step)}`, String(step))
  return t(locale, 'pages.bulk.wrongState', { state: stateName, step: stepName })
}

function reasonOf({ errorCode, errorParams }: Row, { locale }: Pick<Caller, 'locale'>): string | null {
  if (typeof errorCode !== 'string') return null
  const { fields = [], ...params } = (errorParams ?? {}) as { fields?: FieldProblem[] }
  if (errorCode === 'FLOW_STEP_NOT_ALLOWED') return wrongState(locale, params)
  const answer = answerTo(new AppError(errorCode, 'conflict', params, fields), locale, '')
  return [answer.message, ...(answer.fields ?? []).map(({ message }) => message)].join(' ')
}

defineRecord({
  name: 'BulkRow',
  entity: BulkRow,
  computed: { reason: { needs: ['errorCode', 'errorParams'], compute: (row, ctx) => reasonOf(row, ctx) } },
})
