export { jobCancelled } from './job.events.ts'
export { endJob } from './job.service.ts'
