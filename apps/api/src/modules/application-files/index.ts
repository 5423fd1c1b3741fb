export { add, addToApplication, defineSlotRule, filesOf, remove, type NewFile } from './application-file.service.ts'
