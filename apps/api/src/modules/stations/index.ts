export { noteState, placeRefs, registerOpenWork, searchTextOf, stationStepTaken } from './station.service.ts'
