import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { jobFlow, type Job } from '../../kernel/jobs.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { StoredFileType } from '../files/stored-file.types.ts'

export const JobStateEnum = enumType('JobState', jobFlow.states)

type Shown = Pick<Job, 'id' | 'kind' | 'state' | 'done' | 'total' | 'requestedByName' | 'version'>

@ObjectType('Job', {
  description: 'Long work that goes on without the person who asked for it.',
  simpleResolvers: true,
})
export class JobType implements Shown {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Stable code of what it does, such as IMPORT.' })
  kind!: string
  @Field(() => String, { description: 'What it does and to what, in the caller’s language.' })
  title!: string
  @Field(() => JobStateEnum)
  state!: Job['state']
  @Field(() => Int, { description: 'Pieces of work that are done, of `total`.' })
  done!: number
  @Field(() => Int, { description: 'Pieces of work; 0 while it is not known.' })
  total!: number
  @Field(() => String, { nullable: true, description: 'Why it failed, in the caller’s language.' })
  error!: string | null
  @Field(() => StoredFileType, { nullable: true, description: 'The file that it made.' })
  file!: StoredFileType | null
  @Field(() => String)
  requestedByName!: string
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime, { nullable: true })
  startedAt!: Date | null
  @Field(() => DateTime, { nullable: true })
  finishedAt!: Date | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int, { description: 'Moves with the progress.' })
  version!: number
}
