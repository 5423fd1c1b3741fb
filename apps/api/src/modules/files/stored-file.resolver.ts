import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx as Context, ID, Info, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './stored-file.access.ts'
import { StoredFileType } from './stored-file.types.ts'

@Resolver(() => StoredFileType)
export class StoredFileResolver {
  @Allow(may.READ)
  @Query(() => StoredFileType, { nullable: true, description: 'One file, or null. Bytes travel over GET /files/:id.' })
  storedFile(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }
}
