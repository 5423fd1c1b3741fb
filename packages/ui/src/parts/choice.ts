export interface Choice {
  label: string
  icon?: string | undefined
  danger?: boolean | undefined
  /** Makes it a switch that shows whether it is on. */
  checked?: boolean
  /** The menu stays open, for several choices in a row. */
  stays?: boolean
  /** Why it cannot be chosen: shown below it. */
  blocked?: string
  /** Opens a page. */
  to?: string
  pick?: () => void
}

export interface ChoiceGroup {
  label?: string
  choices: readonly Choice[]
}
