import type { LocalizedText } from '@stationmaster/contracts/onboarding-templates'

const keys = new Map<string, LocalizedText>()

/** A later module declares a check that the program answers by itself; templates may ask for it from then on. */
export function declareComputedKey(key: string, label: LocalizedText): void {
  if (keys.has(key)) throw new Error(`Computed check ${key} is declared twice`)
  keys.set(key, label)
}

export const computedKeys = (): ReadonlyMap<string, LocalizedText> => keys
