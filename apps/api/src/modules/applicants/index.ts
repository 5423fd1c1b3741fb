export { applicantMailAsked, type ApplicantMail } from './applicant.events.ts'
export { findOwn, loadOwn, missingIn } from './applicant.service.ts'
export { viewOf } from './applicant-view.service.ts'
