import type { Module } from '../../kernel/module.ts'
import { defineSubject } from '../../kernel/subjects.ts'
import { may } from './notice.access.ts'
import { Notice, NoticeFile } from './notice.entity.ts'
import { NoticeResolver } from './notice.resolver.ts'

defineSubject({ key: 'NOTICE', entity: Notice, read: [may.READ_RECIPIENTS] })

export const notices: Module = { name: 'notices', entities: [Notice, NoticeFile], resolvers: [NoticeResolver] }
