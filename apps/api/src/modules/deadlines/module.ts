import { deadlineSpec } from '../../kernel/deadlines.ts'
import type { Module } from '../../kernel/module.ts'
import { defineNotification, type ShownNotification } from '../../kernel/notifications.ts'
import { inBatches } from '../../kernel/schedules.ts'
import { raiseAlarms, recomputeChanged } from './deadline-sweep.service.ts'
import './deadline.record.ts'
import { DeadlineResolver } from './deadline.resolver.ts'

const path = ({ app, params }: ShownNotification) =>
  deadlineSpec(String(params['key'])).path?.({ app, id: String(params['subjectId']) }) ?? '/due'

defineNotification({ key: 'DEADLINE_WARNING', group: 'DEADLINES', path })
defineNotification({ key: 'DEADLINE_BREACHED', group: 'DEADLINES', path })
defineNotification({ key: 'DEADLINE_ESCALATED', group: 'DEADLINES', path })

/** To the list of those that were counted. */
const listOf =
  (filter: string) =>
  ({ params }: ShownNotification) =>
    `/due?key=${encodeURIComponent(String(params['key']))}&${filter}`
const overdue = listOf('isOverdue=true')

defineNotification({ key: 'DEADLINES_WARNING', group: 'DEADLINES', path: listOf('isOpen=true&isOverdue=false') })
defineNotification({ key: 'DEADLINES_BREACHED', group: 'DEADLINES', path: overdue })
defineNotification({ key: 'DEADLINES_ESCALATED', group: 'DEADLINES', path: overdue })

/** The table belongs to kernel/deadlines, on which all modules with promises stand. */
export const deadlines: Module = {
  name: 'deadlines',
  resolvers: [DeadlineResolver],
  schedules: (services) => [
    { name: 'deadline-alarms', everySeconds: 3, run: () => inBatches(services, raiseAlarms) },
    { name: 'deadline-recomputing', everySeconds: 5, run: () => inBatches(services, recomputeChanged) },
  ],
}
