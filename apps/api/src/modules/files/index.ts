export {
  addFile,
  findFile,
  noteBlob,
  prepareFile,
  readFile,
  receiveFile,
  storedName,
  type InTransaction,
  type Upload,
} from './stored-file.service.ts'
