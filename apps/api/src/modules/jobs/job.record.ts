import { t, translateIfKnown, type Locale } from '@stationmaster/i18n'
import { Job, jobFlow, mayCancel, mayJob } from '../../kernel/jobs.ts'
import { defineRecord, type Row } from '../../kernel/record.ts'

const titleOf = ({ kind, subject }: Row, locale: Locale) => {
  const work = translateIfKnown(locale, `enums.JobKind.${String(kind)}`, String(kind))
  return t(locale, 'pages.jobs.titleOf', { kind: work, subject: String(subject) })
}

defineRecord({
  name: 'Job',
  entity: Job,
  live: [mayJob.READ],
  one: { file: ['fileId'] },
  computed: {
    title: { needs: ['kind', 'subject'], compute: (row, { locale }) => titleOf(row, locale) },
    error: {
      needs: ['errorCode'],
      compute: ({ errorCode }, { locale }) =>
        typeof errorCode === 'string' ? translateIfKnown(locale, `errors.${errorCode}`, errorCode) : null,
    },
    availableActions: {
      needs: ['state', 'requestedById'],
      compute: ({ state, requestedById }, { actor }) =>
        jobFlow.stepsFrom(state as Job['state']).includes('cancel') && mayCancel(requestedById as string | null, actor)
          ? ['cancel']
          : [],
    },
  },
})
