export { mostAttempts, nextAttempt } from './notification.rules.ts'
export { pathOf, wordsOf, type Told } from './notification-words.ts'
export { tellPeople } from './telling.service.ts'
