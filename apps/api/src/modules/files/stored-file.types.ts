import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Actor } from '../../kernel/context.ts'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { StoredFile } from './stored-file.entity.ts'

type Shown = Pick<StoredFile, 'id' | 'name' | 'mediaType' | 'size' | 'sha256' | 'createdAt' | 'expiresAt'>

@ObjectType('StoredFile', {
  description: 'A file that was uploaded or made by a job; it never changes.',
  simpleResolvers: true,
})
export class StoredFileType implements Shown {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Name for people, with its ending.' })
  name!: string
  @Field(() => String, { description: 'Media type that the content was found to have.' })
  mediaType!: string
  @Field(() => Int, { description: 'Bytes.' })
  size!: number
  @Field(() => String, {
    description: 'SHA-256 of the bytes that were sent, in hex; pictures are drawn anew afterwards.',
  })
  sha256!: string
  @Field(() => String, { description: 'Path of the download.' })
  url!: string
  @Field(() => String, {
    nullable: true,
    description: 'Path of a WebP of at most 320 × 320; null unless it is a picture.',
  })
  thumbnailUrl!: string | null
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'From then on it cannot be fetched; null for what stays.' })
  expiresAt!: Date | null
}

// The session cookie has a name per app, and a browser that follows a link or shows a picture sends no header.
const pathOf = (id: unknown, part: string, actor: Actor | null) =>
  `/files/${String(id)}${part}?app=${actor?.audience === 'STATION' ? 'portal' : 'admin'}`

defineRecord({
  name: 'StoredFile',
  entity: StoredFile,
  computed: {
    url: { needs: ['id'], compute: ({ id }, { actor }) => pathOf(id, '', actor) },
    thumbnailUrl: {
      needs: ['id', 'hasThumbnail'],
      compute: ({ id, hasThumbnail }, { actor }) => (hasThumbnail ? pathOf(id, '/thumbnail', actor) : null),
    },
  },
})
