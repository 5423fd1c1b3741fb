import { defineEvent } from '../../kernel/outbox.ts'

/** A person stopped a job; the module that owns its work puts its own record right. */
export const jobCancelled = defineEvent<{ jobId: string; kind: string }>('jobs.cancelled')
