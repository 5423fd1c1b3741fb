export {
  add,
  addToApplication,
  defineSlotRule,
  filesOf,
  mustShowFiles,
  registerFileUse,
  remove,
  type NewFile,
} from './application-file.service.ts'
