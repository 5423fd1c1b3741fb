export { create as createStation, stationStepTaken, takeStep, update } from './station.service.ts'
export { noteState, placeRefs, registerOpenWork, searchTextOf } from './station.service.ts'
