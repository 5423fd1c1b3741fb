export { customersWithin } from './coverage.service.ts'
export {
  aloneIn,
  coveredIn,
  demandOf,
  loadNetwork,
  reachedFromCounties,
  totalsOf,
  type County,
  type Network,
} from './network.ts'
