import { importKinds, importStates, rowOutcomes } from '@stationmaster/contracts/imports'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { StoredFileType } from '../files/stored-file.types.ts'
import { JobType } from '../jobs/job.types.ts'
import type { ImportBatch, ImportRow } from './import.entity.ts'

export const ImportKindEnum = enumType('ImportKind', importKinds)
export const ImportStateEnum = enumType('ImportState', importStates)
export const RowOutcomeEnum = enumType('RowOutcome', rowOutcomes)

@ObjectType('ImportColumn', { description: 'A column of the file and the field that it fills.', simpleResolvers: true })
export class ImportColumnType {
  @Field(() => String, { description: 'As written in the file.' })
  header!: string
  @Field(() => String, { nullable: true, description: 'Null: the column is not read.' })
  field!: string | null
}

@ObjectType('ImportCounts', { description: 'How many rows have which outcome.', simpleResolvers: true })
export class ImportCountsType {
  @Field(() => Int)
  new!: number
  @Field(() => Int)
  changed!: number
  @Field(() => Int)
  unchanged!: number
  @Field(() => Int)
  refused!: number
  @Field(() => Int, { description: 'Rows with cells that were normalised, whatever their outcome.' })
  noted!: number
}

@ObjectType('Import', { description: 'A checked file, its outcome and what became of it.', simpleResolvers: true })
export class ImportType implements Pick<ImportBatch, 'id' | 'kind' | 'fileName' | 'state' | 'rowCount' | 'version'> {
  @Field(() => ID)
  id!: string
  @Field(() => ImportKindEnum)
  kind!: ImportBatch['kind']
  @Field(() => StoredFileType, { nullable: true, description: 'The file that was checked, to check it again.' })
  file!: StoredFileType | null
  @Field(() => String)
  fileName!: string
  @Field(() => ImportStateEnum)
  state!: ImportBatch['state']
  @Field(() => Int, { description: 'Rows below the header that hold anything.' })
  rowCount!: number
  @Field(() => ImportCountsType)
  counts!: ImportCountsType
  @Field(() => [ImportColumnType], { description: 'The columns of the file, in its order.' })
  columns!: ImportColumnType[]
  @Field(() => [String], { description: 'Fields that a column may be matched to.' })
  fields!: string[]
  @Field(() => JobType, { nullable: true, description: 'The job that writes it; none before it is run.' })
  job!: JobType | null
  @Field(() => DateTime, { description: 'When it was checked.' })
  createdAt!: Date
  @Field(() => String)
  createdByName!: string
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}

@ObjectType('ImportProblem', { description: 'Why a cell refuses its row.', simpleResolvers: true })
export class ImportProblemType {
  @Field(() => String, { description: 'Header of the column in the file.' })
  column!: string
  @Field(() => String)
  field!: string
  @Field(() => String, { nullable: true, description: 'The cell as written in the file.' })
  value!: string | null
  @Field(() => String, {
    description: 'REQUIRED, TOO_LONG, CHECKSUM, DUPLICATE, ENUM, REGION, PHONE, DATE, RANGE, STALE …',
  })
  code!: string
  @Field(() => String, { description: 'The reason in the caller’s language.' })
  message!: string
}

@ObjectType('ImportNote', { description: 'A cell that was understood in another spelling.', simpleResolvers: true })
export class ImportNoteType {
  @Field(() => String, { description: 'Header of the column in the file.' })
  column!: string
  @Field(() => String)
  field!: string
  @Field(() => String, {
    description: 'TIDIED: spelled differently. FORMULA: kept as text. KEPT: the record keeps its own value.',
  })
  code!: string
  @Field(() => String, { description: 'The cell as written in the file.' })
  from!: string
  @Field(() => String, { description: 'What is stored.' })
  to!: string
  @Field(() => String, { description: 'The code in the caller’s language.' })
  message!: string
}

@ObjectType('ImportChange', { description: 'A field of a record that the row changes.', simpleResolvers: true })
export class ImportChangeType {
  @Field(() => String)
  field!: string
  @Field(() => String, { nullable: true })
  from!: string | null
  @Field(() => String, { nullable: true })
  to!: string | null
}

@ObjectType('ImportRow', { description: 'One row of the file.', simpleResolvers: true })
export class ImportRowType implements Pick<ImportRow, 'id' | 'row' | 'outcome'> {
  @Field(() => ID)
  id!: string
  @Field(() => Int, { description: 'Position in the file as a spreadsheet shows it; the first record is 1.' })
  row!: number
  @Field(() => RowOutcomeEnum)
  outcome!: ImportRow['outcome']
  @Field(() => String, { nullable: true, description: 'What says which record the row means; null when missing.' })
  key!: string | null
  @Field(() => String, { nullable: true })
  label!: string | null
  @Field(() => [ImportProblemType], { description: 'Every problem of the row.' })
  problems!: ImportProblemType[]
  @Field(() => [ImportNoteType])
  notes!: ImportNoteType[]
  @Field(() => [ImportChangeType])
  changes!: ImportChangeType[]
  @Field(() => DateTime, { nullable: true, description: 'When it was written.' })
  appliedAt!: Date | null
}
