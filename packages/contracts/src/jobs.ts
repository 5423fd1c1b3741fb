import * as z from 'zod/mini'
import { expectedVersion, id } from './fields.ts'

export const jobStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type JobStep = z.infer<typeof jobStep>
