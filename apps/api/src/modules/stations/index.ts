export { create as createStation, noteState, placeRefs, registerOpenWork, searchTextOf } from './station.service.ts'
