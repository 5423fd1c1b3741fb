import type { Module } from '../../kernel/module.ts'
import { ApplicationMark } from './application-mark.entity.ts'
import { ApplicationReviewResolver } from './application-review.resolver.ts'

export const applicationReviews: Module = {
  name: 'application-reviews',
  entities: [ApplicationMark],
  resolvers: [ApplicationReviewResolver],
}
