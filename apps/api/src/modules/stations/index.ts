export { registerOpenWork } from './open-work.ts'
export { noteState, placeRefs, searchTextOf } from './station.service.ts'
