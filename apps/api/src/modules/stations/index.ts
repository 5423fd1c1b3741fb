export { followAgreement, noteState, placeRefs, registerOpenWork, searchTextOf } from './station.service.ts'
