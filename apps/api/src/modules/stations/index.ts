export { noteState, placeRefs, registerOpenWork, searchTextOf, takeStep, update } from './station.service.ts'
