import { exportOf, type Entry } from './access.entry.ts'

export const coverageMutations: Record<string, Entry> = {
  exportCountyDemand: exportOf(['CUSTOMERS']),
  saveCountyDemand: {
    args: () => ({ input: { rows: [{ code: '999999', customers: 1, installedUnits: 1 }] } }),
    select: '{ rowCount }',
    rowless: true,
  },
}
