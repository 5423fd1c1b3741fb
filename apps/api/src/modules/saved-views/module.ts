import type { Module } from '../../kernel/module.ts'
import { DefaultView, SavedView } from './saved-view.entity.ts'
import { SavedViewResolver } from './saved-view.resolver.ts'

export const savedViews: Module = {
  name: 'saved-views',
  entities: [SavedView, DefaultView],
  resolvers: [SavedViewResolver],
}
