import { defineEntity, p } from '@mikro-orm/core'
import { newId } from '../../kernel/ids.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'

const OpeningCheckSchema = defineEntity({
  name: 'OpeningCheck',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    application: () => p.manyToOne(StationApplication),
    provinceId: p.uuid(),
    key: p.text(),
    isDone: p.boolean(),
    note: p.text().nullable(),
    fileIds: p.uuid().array(),
    byName: p.text(),
    answeredAt: p.datetime(),
  },
})
/** What somebody answered to one typed item of the opening checklist. */
export class OpeningCheck extends OpeningCheckSchema.class {}
OpeningCheckSchema.setClass(OpeningCheck)
