export { noteState, placeRefs, registerOpenWork, searchTextOf } from './station.service.ts'
