export { formOf } from './application-form.service.ts'
