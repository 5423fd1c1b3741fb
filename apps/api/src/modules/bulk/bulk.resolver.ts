import type { BulkRequest } from '@stationmaster/contracts/lists'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Allow, Fresh } from '../../kernel/access.ts'
import { declaredBulks, type ListBulk } from '../../kernel/bulk.ts'
import type { Ctx } from '../../kernel/context.ts'
import { mayJob } from '../../kernel/jobs.ts'
import { readRecord } from '../../kernel/record.ts'
import { JobType } from '../jobs/job.types.ts'
import { bulkRowList } from './bulk.list.ts'
import { start, type Started } from './bulk.service.ts'
import { BulkChangeType } from './bulk.types.ts'

@Resolver(() => BulkChangeType)
export class BulkResolver {
  @FieldResolver(() => JobType, { nullable: true })
  job(@Context() ctx: Ctx, @Root() { jobId }: Started, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, jobId, info)
  }

  @Allow(mayJob.READ)
  @Query(() => bulkRowList.Page, { description: 'What became of each record of the caller’s own bulk changes.' })
  bulkRows(@Context() ctx: Ctx, @Args(() => bulkRowList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return bulkRowList.run(ctx, args, info)
  }
}

/** The same four decorators that a resolver of a module writes by hand, for one declared list. */
function changeMutation(resolver: object, bulk: ListBulk): void {
  const method = (ctx: Ctx, input: BulkRequest) => start(ctx, bulk, input)
  const descriptor = { value: method, writable: true, configurable: true, enumerable: false }
  Object.defineProperty(resolver, bulk.mutation, descriptor)
  Context()(resolver, bulk.mutation, 0)
  Arg('input', () => bulk.Input)(resolver, bulk.mutation, 1)
  Allow(...bulk.allow)(resolver, bulk.mutation, descriptor)
  if (bulk.fresh) Fresh()(resolver, bulk.mutation, descriptor)
  const description = `Changes many ${bulk.type} rows by a job, each as by its own mutation. Send an Idempotency-Key.`
  Mutation(() => BulkChangeType, { description })(resolver, bulk.mutation, descriptor)
}

let made: (new () => object) | null = null

/** One mutation per declared list; made when the schema is built, after all lists are declared. */
export function changeMutations(): new () => object {
  if (made) return made
  class ChangeMutations {}
  for (const bulk of declaredBulks()) changeMutation(ChangeMutations.prototype, bulk)
  Resolver()(ChangeMutations)
  made = ChangeMutations
  return made
}
