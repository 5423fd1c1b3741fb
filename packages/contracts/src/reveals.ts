import * as z from 'zod/mini'
import { described, id, text } from './fields.ts'

/** How many values somebody may see in clear within an hour, and for how long a page shows one. */
export const revealsPerHour = 60
export const revealedSeconds = 60

export const reveal = z.strictObject({
  type: described(text(60), 'Type of the record, such as Station.'),
  id: id(),
  field: described(text(60), 'Name of the masked field, such as principalPhone.'),
  reason: described(text(200), 'Why it has to be seen; stands in the audit trail.'),
})
export type Reveal = z.infer<typeof reveal>
