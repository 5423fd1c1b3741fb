export interface Demand {
  customers: number
  installedUnits: number
}

export interface CountyNumbers extends Demand {
  countyId: string
}

/** What is counted takes the place of what was entered for the same county; several counts of it add up. */
export function merged(entered: readonly CountyNumbers[], counted: readonly (readonly CountyNumbers[])[]) {
  const sums = new Map<string, Demand>()
  for (const { countyId, customers, installedUnits } of counted.flat()) {
    const sum = sums.get(countyId) ?? { customers: 0, installedUnits: 0 }
    sums.set(countyId, {
      customers: sum.customers + customers,
      installedUnits: sum.installedUnits + installedUnits,
    })
  }
  const estimates = entered.map(({ countyId, ...demand }) => [countyId, demand] as const)
  return new Map([...estimates, ...sums])
}
