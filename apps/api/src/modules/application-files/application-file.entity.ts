import { defineEntity, p } from '@mikro-orm/core'
import { createdAt } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'

const ApplicationFileSchema = defineEntity({
  name: 'ApplicationFile',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    application: () => p.manyToOne(StationApplication),
    provinceId: p.uuid(),
    /** What it belongs to: `question:businessLicence`, `milestone:signs`, `surroundings:CLEAN`. */
    slot: p.text(),
    name: p.text(),
    mediaType: p.text(),
    size: p.integer(),
    sha256: p.text(),
    hasThumbnail: p.boolean(),
    isInternal: p.boolean().default(false),
    /** Empty: the applicant. */
    byName: p.text(),
    uploadedById: p.uuid().nullable(),
    createdAt,
  },
})
/** A photo or document of an application; never changed, only taken away while its slot is open. */
export class ApplicationFile extends ApplicationFileSchema.class {}
ApplicationFileSchema.setClass(ApplicationFile)
