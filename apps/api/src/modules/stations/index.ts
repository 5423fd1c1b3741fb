export {
  create as createStation,
  noteState,
  placeRefs,
  registerOpenWork,
  searchTextOf,
  stationStepTaken,
  takeStep,
  update,
} from './station.service.ts'
