import type { ApplicationState } from '@stationmaster/contracts/onboarding'
import { policyDays } from '@stationmaster/contracts/policies'
import { defineDeadline } from '../../kernel/deadlines.ts'
import { defineNotification, type ShownNotification } from '../../kernel/notifications.ts'
import { definePolicy } from '../../kernel/policies.ts'
import { may } from '../onboarding/station-application.access.ts'
import { may as mayRead } from '../station-applications/station-application.access.ts'

const group = 'onboarding'
const days = (name: string, initial: number) =>
  definePolicy({ key: `onboarding.${name}`, group, schema: policyDays(), initial })

days('takeDays', 3)
days('reviewDays', 5)
days('correctionDays', 14)
days('planDays', 7)
days('inspectionDays', 7)
days('confirmDays', 14)
/** After how many days without a sign of the applicant an application that waits for him is closed. */
export const idleDays = days('idleDays', 30)
/** How many days before that he is reminded. */
export const idleNotice = days('idleNotice', 7)

const page = ({ app, id }: { app: 'admin' | 'portal'; id: string }) => (app === 'admin' ? `/applications/${id}` : null)
const deadline = (name: string, owner: string) =>
  defineDeadline({
    key: `onboarding.${name}`,
    clock: 'days',
    policy: `onboarding.${name}Days`,
    levels: [75, 150],
    owner,
    read: [mayRead.READ],
    path: page,
  }).key

/** What somebody owes while an application is in a state. What the applicant owes stands on the desk of who reviews. */
export const deadlineIn: Partial<Record<ApplicationState, string>> = {
  SUBMITTED: deadline('take', may.REVIEW),
  IN_REVIEW: deadline('review', may.REVIEW),
  RETURNED: deadline('correction', may.REVIEW),
  PRELIM_APPROVED: deadline('plan', may.PLAN),
  INSPECTION: deadline('inspection', may.INSPECT),
  OPENING_PREP: deadline('confirm', may.CONFIRM),
}

const path = ({ subject }: ShownNotification) => `/applications/${subject?.id}`
for (const key of ['APPLICATION_SUBMITTED', 'APPLICATION_CORRECTED', 'APPLICATION_MOVED'])
  defineNotification({ key, group: 'ONBOARDING', path })

interface Told {
  key: string
  permission: string
}
/** Who of headquarters hears of a step: whoever acts next. */
export const toldOf: Record<string, Told> = {
  submit: { key: 'APPLICATION_SUBMITTED', permission: may.REVIEW },
  approvePreliminary: { key: 'APPLICATION_MOVED', permission: may.PLAN },
  requestInspection: { key: 'APPLICATION_MOVED', permission: may.INSPECT },
  rectify: { key: 'APPLICATION_MOVED', permission: may.INSPECT },
  passInspection: { key: 'APPLICATION_MOVED', permission: may.CONFIRM },
  readyToSign: { key: 'APPLICATION_MOVED', permission: may.SIGN },
  withdraw: { key: 'APPLICATION_MOVED', permission: may.REVIEW },
}
