import type { Module } from '../../kernel/module.ts'
import { ApplicantPublicResolver } from './applicant.public.resolver.ts'
import { applicantMailHandler, applicantMailJob } from './applicant-mail.ts'

export const applicants: Module = {
  name: 'applicants',
  resolvers: [ApplicantPublicResolver],
  handlers: [applicantMailHandler],
  jobs: (services) => [applicantMailJob(services)],
}
