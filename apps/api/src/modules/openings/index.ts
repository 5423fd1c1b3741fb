export { stationOpened } from './opening.events.ts'
