import type { Module } from '../../kernel/module.ts'
import { AcceptanceInspection, InspectionItem } from './inspection.entity.ts'
import { InspectionPublicResolver } from './inspection.public.resolver.ts'
import './inspection.record.ts'
import { ApplicationInspectionsResolver, InspectionResolver } from './inspection.resolver.ts'

export const inspections: Module = {
  name: 'inspections',
  entities: [AcceptanceInspection, InspectionItem],
  resolvers: [InspectionResolver, ApplicationInspectionsResolver, InspectionPublicResolver],
}
