import type { Module } from '../../kernel/module.ts'
import { OpeningCheck } from './opening-check.entity.ts'
import { OpeningChecklistPublicResolver } from './opening-checklist.public.resolver.ts'
import { OpeningChecklistResolver } from './opening-checklist.resolver.ts'

export const openingChecklists: Module = {
  name: 'opening-checklists',
  entities: [OpeningCheck],
  resolvers: [OpeningChecklistResolver, OpeningChecklistPublicResolver],
}
