export { publishedTemplate } from './agreement-template.service.ts'
