import { defineEvent } from '../../kernel/outbox.ts'

export const applicantMails = [
  'CODE',
  'SUBMITTED',
  'SUBMITTED_AGAIN',
  'RETURNED',
  'APPROVED',
  'REJECTED',
  'PLANNED',
  'GIVEN_BACK',
  'TO_PUT_RIGHT',
  'ACCEPTED',
  'TO_SIGN',
  'REMINDER',
  'EXPIRED',
  'OPENED',
] as const
export type ApplicantMail = (typeof applicantMails)[number]

/** The applicant is to get a mail; the job that sends it reads the address itself. */
export const applicantMailAsked = defineEvent<{ applicationId: string; kind: ApplicantMail }>('applicants.mailAsked')
