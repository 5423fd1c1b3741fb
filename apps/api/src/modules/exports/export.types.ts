import { Field, Int, ObjectType } from 'type-graphql'
import { JobType } from '../jobs/job.types.ts'
import { StoredFileType } from '../files/stored-file.types.ts'

@ObjectType('Export', {
  description: 'Rows of a list on their way to a file: the file itself, or the job that makes it.',
})
export class ExportType {
  @Field(() => Int, { description: 'How many rows match.' })
  rowCount!: number
  @Field(() => StoredFileType, {
    nullable: true,
    description: 'The file, up to 5,000 rows; only its maker can read it.',
  })
  file!: StoredFileType | null
  @Field(() => JobType, { nullable: true, description: 'The job whose file it will be, for more rows.' })
  job!: JobType | null
}
