import type { ExportRequest } from '@stationmaster/contracts/lists'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx as Context, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { exportableLists, type ListExport } from '../../kernel/export-list.ts'
import { readRecord } from '../../kernel/record.ts'
import { JobType } from '../jobs/job.types.ts'
import { StoredFileType } from '../files/stored-file.types.ts'
import { exportRows, type Exported } from './export.service.ts'
import { ExportType } from './export.types.ts'

/** What was made is read after the commit, with what the caller selected. */
@Resolver(() => ExportType)
export class ExportResolver {
  @FieldResolver(() => StoredFileType, { nullable: true })
  file(@Context() ctx: Ctx, @Root() { fileId }: Exported, @Info() info: GraphQLResolveInfo) {
    return fileId && readRecord(ctx, fileId, info)
  }

  @FieldResolver(() => JobType, { nullable: true })
  job(@Context() ctx: Ctx, @Root() { jobId }: Exported, @Info() info: GraphQLResolveInfo) {
    return jobId && readRecord(ctx, jobId, info)
  }
}

/** The same four decorators that a resolver of a module writes by hand, for one declared list. */
function exportMutation(resolver: object, list: ListExport): void {
  const method = (ctx: Ctx, input: ExportRequest) => exportRows(ctx, list, input)
  const descriptor = { value: method, writable: true, configurable: true, enumerable: false }
  Object.defineProperty(resolver, list.mutation, descriptor)
  Context()(resolver, list.mutation, 0)
  Arg('input', () => list.Input)(resolver, list.mutation, 1)
  Allow(...list.allow)(resolver, list.mutation, descriptor)
  const description = `All ${list.type} rows that match, as a file for the caller alone. Send an Idempotency-Key.`
  Mutation(() => ExportType, { description })(resolver, list.mutation, descriptor)
}

let made: (new () => object) | null = null

/** One mutation per exportable list of the loaded modules; made when the schema is built, after all lists are declared. */
export function exportMutations(): new () => object {
  if (made) return made
  class ExportMutations {}
  for (const list of exportableLists()) exportMutation(ExportMutations.prototype, list)
  Resolver()(ExportMutations)
  made = ExportMutations
  return made
}
