import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Actor } from '../../kernel/context.ts'
import { defineRecord, extendRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { ApplicationFile } from './application-file.entity.ts'

type Shown = Pick<ApplicationFile, 'id' | 'slot' | 'name' | 'mediaType' | 'size' | 'byName' | 'createdAt'>

@ObjectType('ApplicationFile', {
  description: 'A photo or document of an application, of the applicant or of who visited the site.',
  simpleResolvers: true,
})
export class ApplicationFileType implements Shown {
  @Field(() => ID)
  id!: string
  @Field(() => String, {
    description:
      'What it belongs to: `question:<key>`, `surroundings:<ITEM>`, `milestone:<key>`, `inspection:<item>`, `rectification:<item>`, `check:<key>`.',
  })
  slot!: string
  @Field(() => String)
  name!: string
  @Field(() => String, { description: 'Media type that the content was found to have.' })
  mediaType!: string
  @Field(() => Int, { description: 'Bytes.' })
  size!: number
  @Field(() => String, { description: 'Who added it; empty: the applicant.' })
  byName!: string
  @Field(() => String, { description: 'Path of the download.' })
  url!: string
  @Field(() => String, { nullable: true, description: 'Path of a WebP of at most 320 × 320; null unless a picture.' })
  thumbnailUrl!: string | null
  @Field(() => DateTime)
  createdAt!: Date
}

/** Pictures of headquarters carry the cookie of their app; an applicant's page fetches them with his token. */
const pathOf = (id: unknown, part: string, actor: Actor | null) => {
  const app = actor ? `?app=${actor.audience === 'STATION' ? 'portal' : 'admin'}` : ''
  return `/application-files/${String(id)}${part}${app}`
}

defineRecord({
  name: 'ApplicationFile',
  entity: ApplicationFile,
  computed: {
    url: { needs: ['id'], compute: ({ id }, { actor }) => pathOf(id, '', actor) },
    thumbnailUrl: {
      needs: ['id', 'hasThumbnail'],
      compute: ({ id, hasThumbnail }, { actor }) => (hasThumbnail ? pathOf(id, '/thumbnail', actor) : null),
    },
  },
})
extendRecord('StationApplication', {
  many: { files: { of: ApplicationFile, by: 'application', order: 'createdAt', limit: 300 } },
})
