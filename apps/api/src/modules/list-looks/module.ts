import type { Module } from '../../kernel/module.ts'
import { ListDensity, ListLook } from './list-look.entity.ts'
import { ListLookResolver } from './list-look.resolver.ts'

export const listLooks: Module = {
  name: 'list-looks',
  entities: [ListLook, ListDensity],
  resolvers: [ListLookResolver],
}
