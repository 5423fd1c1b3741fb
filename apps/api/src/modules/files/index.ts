export { addFile, findFile, prepareFile, readFile } from './stored-file.service.ts'
