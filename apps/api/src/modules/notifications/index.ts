export { pathOf, wordsOf, type Told } from './notification-words.service.ts'
