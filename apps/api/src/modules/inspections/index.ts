export { inspectionsOf } from './inspection.service.ts'
