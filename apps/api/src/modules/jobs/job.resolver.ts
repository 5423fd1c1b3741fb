import { jobStep, type JobStep } from '@stationmaster/contracts/jobs'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { mayJob } from '../../kernel/jobs.ts'
import { readRecord } from '../../kernel/record.ts'
import { jobList } from './job.list.ts'
import * as service from './job.service.ts'
import { JobType } from './job.types.ts'

const JobStepInput = inputType('JobStepInput', jobStep, 'Job')

@Resolver(() => JobType)
export class JobResolver {
  @Allow(mayJob.READ)
  @Query(() => JobType, {
    nullable: true,
    description: 'One job of the caller, or for headquarters anyone’s; else null.',
  })
  job(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(mayJob.READ)
  @Query(() => jobList.Page, { description: 'Jobs, the latest first.' })
  jobs(@Context() ctx: Ctx, @Args(() => jobList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return jobList.run(ctx, args, info)
  }

  @Allow(mayJob.CANCEL_OWN, mayJob.CANCEL)
  @Mutation(() => JobType, { description: 'Stops a job before its next piece of work. Its version is not compared.' })
  cancelJob(@Context() ctx: Ctx, @Arg('input', () => JobStepInput) input: JobStep) {
    return service.cancel(ctx, input)
  }
}
