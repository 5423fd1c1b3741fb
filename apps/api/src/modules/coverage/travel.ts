import { policyCount, policyMinutes, policyPercent } from '@stationmaster/contracts/policies'
import * as z from 'zod/mini'
import { definePolicy } from '../../kernel/policies.ts'

/** How the way to a customer is reckoned, and how far a station should reach (ahead.md D-09). */
export const travelPolicy = definePolicy({
  key: 'coverage.travel',
  group: 'coverage',
  schema: z.strictObject({
    reachMinutes: policyMinutes(480),
    speed: policyCount(10, 130),
    detourPercent: policyPercent(300),
  }),
  initial: { reachMinutes: 120, speed: 45, detourPercent: 130 },
})
