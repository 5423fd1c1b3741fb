export { countyCentres } from './county-centres.ts'
export {
  demandByCounty,
  registerDemandSource,
  save as saveCountyDemand,
  type DemandSource,
} from './county-demand.service.ts'
