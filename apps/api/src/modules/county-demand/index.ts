export { countyCentres } from './county-centres.ts'
export { demandByCounty, save as saveCountyDemand } from './county-demand.service.ts'
export { registerDemandSource, type DemandSource } from './demand-sources.ts'
