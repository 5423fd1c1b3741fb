import type { LocalizedText } from '@stationmaster/contracts/onboarding-templates'
import type { Ctx } from '../../kernel/context.ts'
import { declareComputedKey } from '../onboarding-templates/index.ts'
import type { StationApplication } from './station-application.entity.ts'

/** What a check found: whether it is green, and what it counted, for people to read. */
export interface CheckResult {
  isGreen: boolean
  detail: LocalizedText
}

export interface ComputedCheck {
  /** Named by templates in `computedBy`: a small letter, then letters and digits. */
  key: string
  label: LocalizedText
  check: (ctx: Ctx, application: StationApplication) => Promise<CheckResult>
}

const checks = new Map<string, ComputedCheck>()

/** A later module (training, parts ordering) answers an item of the opening checklist from its own rows. */
export function registerComputedCheck(check: ComputedCheck): void {
  declareComputedKey(check.key, check.label)
  checks.set(check.key, check)
}

/** Null when no module answers this key: then the item is red. */
export async function computedCheck(
  ctx: Ctx,
  application: StationApplication,
  key: string,
): Promise<CheckResult | null> {
  return (await checks.get(key)?.check(ctx, application)) ?? null
}
