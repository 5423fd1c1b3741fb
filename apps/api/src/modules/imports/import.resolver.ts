import {
  checkImport,
  importColumn,
  importStep,
  type CheckImport,
  type ImportStep,
} from '@stationmaster/contracts/imports'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { StoredFileType } from '../files/stored-file.types.ts'
import { may } from './import.access.ts'
import * as checking from './import-check.service.ts'
import * as running from './import-run.service.ts'
import { importList, importRowList } from './import.list.ts'
import { ImportType } from './import.types.ts'

inputType('ImportColumnInput', importColumn, 'ImportColumn')
const CheckImportInput = inputType('CheckImportInput', checkImport, 'Import')
const ImportStepInput = inputType('ImportStepInput', importStep, 'Import')

@Resolver(() => ImportType)
export class ImportResolver {
  @Allow(may.READ)
  @Query(() => ImportType, { name: 'import', nullable: true, description: 'One import, or null.' })
  one(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => importList.Page, { description: 'Imports, the latest first.' })
  imports(@Context() ctx: Ctx, @Args(() => importList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return importList.run(ctx, args, info)
  }

  @FieldResolver(() => importRowList.Page, { description: 'The rows of the file, in its order.' })
  rows(
    @Context() ctx: Ctx,
    @Root() { id }: ImportType,
    @Args(() => importRowList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return importRowList.run(ctx, args, info, { import: [id] })
  }

  @Allow(may.RUN)
  @Mutation(() => ImportType, { description: 'Reads and judges an uploaded file row by row; writes none of it.' })
  checkImport(@Context() ctx: Ctx, @Arg('input', () => CheckImportInput) input: CheckImport) {
    return checking.check(ctx, input)
  }

  @Allow(may.RUN)
  @Mutation(() => ImportType, { description: 'Starts the job that writes the new and changed rows.' })
  runImport(@Context() ctx: Ctx, @Arg('input', () => ImportStepInput) input: ImportStep) {
    return running.run(ctx, input)
  }

  @Allow(may.RUN)
  @Mutation(() => ImportType, { description: 'Stops a running import; what it has written stays until it is undone.' })
  cancelImport(@Context() ctx: Ctx, @Arg('input', () => ImportStepInput) input: ImportStep) {
    return running.cancel(ctx, input)
  }

  @Allow(may.RUN)
  @Mutation(() => ImportType, {
    description: 'Removes what it added and restores what it changed, if nothing was touched since.',
  })
  undoImport(@Context() ctx: Ctx, @Arg('input', () => ImportStepInput) input: ImportStep) {
    return running.undo(ctx, input)
  }

  @Allow(may.READ)
  @Mutation(() => StoredFileType, { description: 'The refused rows as a file with a column of reasons.' })
  exportImportErrors(@Context() ctx: Ctx, @Arg('input', () => ImportStepInput) input: ImportStep) {
    return checking.exportErrors(ctx, input)
  }
}
