export { allPlaces, placeOf, provincesWithin, seedRegions, type PlaceIds } from './region.service.ts'
export type { AreaPlan } from './division-codes.ts'
