export { tellPeople } from './telling.service.ts'
