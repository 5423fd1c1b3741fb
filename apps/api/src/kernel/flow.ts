import { errors } from './errors.ts'

export interface Step<S extends string, F> {
  from: readonly S[]
  to: S
  /** Permission that the acting user must hold. */
  allow: string
  /** Throws an AppError when the facts forbid the step. */
  guard?: (facts: F) => void
  /** The caller must give a reason, which is kept with the change. */
  reason?: boolean
  /** A warning colour and a confirmation in the apps. */
  destructive?: boolean
}

export interface FlowSpec<S extends string, A extends string, F> {
  name: string
  states: readonly S[]
  initial: NoInfer<S>
  steps: Record<A, Step<NoInfer<S>, F>>
}

interface Permitted {
  permissions: ReadonlySet<string>
}

interface FlowTable {
  states: readonly string[]
  steps: Record<string, { from: readonly string[]; allow: string }>
}
const flows = new Map<string, { states: readonly string[]; steps: readonly string[] }>()
const tables = new Map<string, FlowTable>()

/** The table of a declared flow, for what is told of it beside its own module. */
export function flowTable(name: string): FlowTable {
  const table = tables.get(name)
  if (!table) throw new Error(`No flow is called ${name}`)
  return table
}

/** Every declared flow with its steps, for the words-coverage check and the printed diagrams. */
export const declaredFlows = () => flows

function unreachable<S extends string>(spec: FlowSpec<S, string, never>): S[] {
  const seen = new Set<S>([spec.initial])
  const steps = Object.values<Step<S, never>>(spec.steps)
  for (let grew = true; grew;) {
    const next = steps.filter((step) => !seen.has(step.to) && step.from.some((state) => seen.has(state)))
    for (const step of next) seen.add(step.to)
    grew = next.length > 0
  }
  return spec.states.filter((state) => !seen.has(state))
}

/** States that somebody must lead on, but nobody may. */
function ownerless<S extends string>(spec: FlowSpec<S, string, never>): S[] {
  const steps = Object.values<Step<S, never>>(spec.steps)
  return spec.states.filter((state) => {
    const leaving = steps.filter(({ from }) => from.includes(state))
    return leaving.length > 0 && leaving.every(({ allow }) => allow === '')
  })
}

/** A state machine as a table of named steps. A misspelt state does not compile; an unreachable state does not boot. */
export function defineFlow<F = void>() {
  return <const S extends string, const A extends string>(spec: FlowSpec<S, A, F>) => {
    const dead = unreachable(spec)
    if (dead.length > 0) throw new Error(`${spec.name}: unreachable states ${dead.join(', ')}`)
    const orphans = ownerless(spec)
    if (orphans.length > 0) throw new Error(`${spec.name}: nobody may leave the states ${orphans.join(', ')}`)
    const names = Object.keys(spec.steps) as A[]
    flows.set(spec.name, { states: spec.states, steps: names })
    tables.set(spec.name, { states: spec.states, steps: spec.steps })
    const stepsFrom = (state: S) => names.filter((name) => spec.steps[name].from.includes(state))
    return {
      ...spec,
      names,
      isFinal: (state: S) => stepsFrom(state).length === 0,
      stepsFrom,
      /** The steps that this actor may take now, by state and permission; guards speak when the step is tried. */
      actionsFor: (state: S, actor: Permitted | null) =>
        stepsFrom(state).filter((name) => actor?.permissions.has(spec.steps[name].allow)),
      /** The state after the step, or FLOW_STEP_NOT_ALLOWED, or what the guard throws. */
      next(state: S, name: A, facts: F): S {
        const step = spec.steps[name]
        if (!step.from.includes(state)) throw errors.FLOW_STEP_NOT_ALLOWED({ flow: spec.name, state, step: name })
        step.guard?.(facts)
        return step.to
      },
    }
  }
}
