export const blockReasons = ['STATE', 'PERMISSION', 'PERSON'] as const
export type BlockReason = (typeof blockReasons)[number]

export interface Block {
  action: string
  reason: BlockReason
  /** States from which the step can be taken. */
  from: readonly string[]
  permission: string
  /** Roles of the caller's side that have the permission. */
  roles: readonly string[]
}

interface StepTable {
  [name: string]: { from: readonly string[]; allow: string }
}

interface Caller {
  permissions: ReadonlySet<string>
}

/** The steps that the caller cannot take now, each with the one thing that stands in the way. */
export function blocksOf(
  steps: StepTable,
  state: string,
  caller: Caller,
  holdersOf: (permission: string) => readonly string[],
): Block[] {
  return Object.entries(steps).flatMap(([action, { from, allow }]): Block[] => {
    const [mayTake, fits] = [caller.permissions.has(allow), from.includes(state)]
    const block = { action, from, permission: allow, roles: holdersOf(allow) }
    if (mayTake && !fits) return [{ ...block, reason: 'STATE' }]
    if (!mayTake && fits && block.roles.length > 0) return [{ ...block, reason: 'PERMISSION' }]
    return []
  })
}
