import { templateStates, type TemplateContent } from '@stationmaster/contracts/onboarding-templates'
import { stationKinds, stationLevels } from '@stationmaster/contracts/stations'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { flow } from './application-template.rules.ts'

const ApplicationTemplateSchema = defineEntity({
  name: 'ApplicationTemplate',
  properties: {
    ...document,
    kind: p.enum(stationKinds),
    level: p.enum(stationLevels),
    /** 1, 2, 3 … per kind and level. */
    number: p.integer(),
    state: p.enum(templateStates).default(flow.initial),
    content: p.json<TemplateContent>(),
    publishedAt: p.datetime().nullable(),
    publishedByName: p.text().nullable(),
  },
})
/** One version of what a station of a kind and level must meet; applications keep the version that they started with. */
export class ApplicationTemplate extends ApplicationTemplateSchema.class {}
ApplicationTemplateSchema.setClass(ApplicationTemplate)
