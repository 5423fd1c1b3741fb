import type { Module } from '../../kernel/module.ts'
import { defineSubject } from '../../kernel/subjects.ts'
import { may as mayWithUsers } from '../users/user.access.ts'
import { User } from '../users/user.entity.ts'
import { Comment, CommentAttachment } from './comment.entity.ts'
import { CommentResolver } from './comment.resolver.ts'

// users stands above this module, so its line is here
defineSubject({ key: 'USER', entity: User, read: [mayWithUsers.READ] })

export const comments: Module = {
  name: 'comments',
  entities: [Comment, CommentAttachment],
  resolvers: [CommentResolver],
}
