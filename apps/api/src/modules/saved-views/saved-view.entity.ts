import { roles } from '@stationmaster/contracts/identity'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'

const SavedViewSchema = defineEntity({
  name: 'SavedView',
  properties: {
    ...document,
    ownerId: p.uuid(),
    ownerName: p.text(),
    stationId: p.uuid().nullable(),
    list: p.text(),
    name: p.text(),
    /** The address of the list after its question mark. */
    state: p.text(),
    sharedRole: p.enum(roles).nullable(),
  },
})
/** How somebody likes to see a list. */
export class SavedView extends SavedViewSchema.class {}
SavedViewSchema.setClass(SavedView)

const DefaultViewSchema = defineEntity({
  name: 'DefaultView',
  properties: {
    userId: p.uuid().primary(),
    list: p.text().primary(),
    viewId: p.uuid(),
  },
})
/** The view that opens with a list, per person. */
export class DefaultView extends DefaultViewSchema.class {}
DefaultViewSchema.setClass(DefaultView)
