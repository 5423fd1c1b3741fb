import { t } from '@stationmaster/i18n'
import type { Clock } from '../../kernel/clock.ts'
import { systemCaller } from '../../kernel/context.ts'
import type { Database } from '../../kernel/database.ts'
import { startJob, type JobDefinition } from '../../kernel/jobs.ts'
import type { Mail, Mailer } from '../../kernel/mail.ts'
import type { EventHandler } from '../../kernel/outbox.ts'
import { withScope } from '../../kernel/scope.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'
import { applicantMailAsked, applicantMails, type ApplicantMail } from './applicant.events.ts'

const kindOfJob = 'APPLICANT_MAIL'
const isKind = (value: unknown): value is ApplicantMail => (applicantMails as readonly unknown[]).includes(value)

/** Event → job, so that no transaction is open while a mail server thinks. */
export const applicantMailHandler: EventHandler = {
  event: applicantMailAsked.event,
  run: async (ctx, { applicationId, kind }) => {
    const application = await ctx.em.findOne(StationApplication, { id: String(applicationId) })
    if (application?.email)
      startJob(ctx, { kind: kindOfJob, subject: application.code, payload: { applicationId, kind } })
  },
}

interface Sending {
  database: Database
  clock: Clock
  mailer: Mailer
  publicUrl: string
}

export const applicantMailJob = ({ database, clock, mailer, publicUrl }: Sending): JobDefinition => ({
  kind: kindOfJob,
  run: async ({ payload }) => {
    const { applicationId, kind } = payload
    if (!isKind(kind)) return
    const read = (id: string) =>
      withScope(database, systemCaller(clock), ({ em }) => em.findOne(StationApplication, { id }), { readOnly: true })
    const application = await read(String(applicationId))
    const mail = application && mailOf(application, kind, publicUrl)
    if (mail) await mailer.send(mail)
  },
})

/** The language of the applicant, and the page of his application by a link without any secret in it. */
export function mailOf(application: StationApplication, kind: ApplicantMail, publicUrl: string): Mail | null {
  const { email, locale, code, companyName, asked } = application
  if (!email) return null
  const link = new URL(`apply/${code}`, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href
  const reasons = asked.map(({ reason }) => `- ${reason}`).join('\n')
  const params = { code, company: companyName, link, reasons }
  const subject = t(locale, `pages.applicantMail.${kind}.subject`, params)
  return { to: email, subject, text: t(locale, `pages.applicantMail.${kind}.text`, params) }
}
