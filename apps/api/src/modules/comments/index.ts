export { commentAdded } from './comment.events.ts'
