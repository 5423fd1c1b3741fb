export { registerOpenWork } from './open-work.ts'
