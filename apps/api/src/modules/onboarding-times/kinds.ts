import type { ApplicationState } from '@stationmaster/contracts/onboarding'
import { policyDays } from '@stationmaster/contracts/policies'
import { defineDeadline } from '../../kernel/deadlines.ts'
import { defineNotification, type ShownNotification } from '../../kernel/notifications.ts'
import { definePolicy } from '../../kernel/policies.ts'
import type { ApplicantMail } from '../applicants/index.ts'

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
    read: ['STATION_APPLICATION_READ'],
    path: page,
  }).key

/** What somebody owes while an application is in a state. What the applicant owes stands on the desk of who reviews. */
export const deadlineIn: Partial<Record<ApplicationState, string>> = {
  SUBMITTED: deadline('take', 'STATION_APPLICATION_REVIEW'),
  IN_REVIEW: deadline('review', 'STATION_APPLICATION_REVIEW'),
  RETURNED: deadline('correction', 'STATION_APPLICATION_REVIEW'),
  PRELIM_APPROVED: deadline('plan', 'STATION_APPLICATION_PLAN'),
  INSPECTION: deadline('inspection', 'STATION_APPLICATION_INSPECT'),
  OPENING_PREP: deadline('confirm', 'STATION_APPLICATION_CONFIRM'),
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
  submit: { key: 'APPLICATION_SUBMITTED', permission: 'STATION_APPLICATION_REVIEW' },
  approvePreliminary: { key: 'APPLICATION_MOVED', permission: 'STATION_APPLICATION_PLAN' },
  requestInspection: { key: 'APPLICATION_MOVED', permission: 'STATION_APPLICATION_INSPECT' },
  rectify: { key: 'APPLICATION_MOVED', permission: 'STATION_APPLICATION_INSPECT' },
  passInspection: { key: 'APPLICATION_MOVED', permission: 'STATION_APPLICATION_CONFIRM' },
  readyToSign: { key: 'APPLICATION_MOVED', permission: 'STATION_APPLICATION_SIGN' },
  withdraw: { key: 'APPLICATION_MOVED', permission: 'STATION_APPLICATION_REVIEW' },
}

/** What the applicant is told of the second half of the way; of the review its module tells him with its reasons. */
export const mailOf: Partial<Record<string, ApplicantMail>> = {
  startConstruction: 'PLANNED',
  failItems: 'TO_PUT_RIGHT',
  passInspection: 'ACCEPTED',
  countersign: 'OPENED',
}
