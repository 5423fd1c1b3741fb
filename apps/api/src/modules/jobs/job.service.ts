import type { JobStep } from '@stationmaster/contracts/jobs'
import { LockMode } from '@mikro-orm/core'
import type { Ctx } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'
import { Job, jobFlow, mayCancel, mayJob } from '../../kernel/jobs.ts'
import { jobCancelled } from './job.events.ts'

/** The version is not compared: it moves with the progress, and stopping is right whatever the progress is. */
export async function cancel(ctx: Ctx, { id }: JobStep): Promise<Job> {
  const job = await ctx.em.findOne(Job, id, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!job) throw errors.NOT_FOUND()
  if (!mayCancel(job.requestedById ?? null, ctx.actor)) throw errors.FORBIDDEN({ permission: mayJob.CANCEL })
  job.state = jobFlow.next(job.state, 'cancel')
  job.finishedAt = ctx.now
  ctx.emit(jobCancelled({ jobId: id, kind: job.kind }))
  return job
}

/** Stops the job of a record that was cancelled itself; a job that has ended stays as it is. */
export async function endJob(ctx: Ctx, id: string): Promise<void> {
  const job = await ctx.em.findOne(Job, id, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (!job || jobFlow.isFinal(job.state)) return
  job.state = jobFlow.next(job.state, 'cancel')
  job.finishedAt = ctx.now
}
