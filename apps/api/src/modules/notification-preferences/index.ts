export { choicesOf, dueAt, mostAttempts, nextAttempt, quietHoursOf, type Choice } from './preference.service.ts'
