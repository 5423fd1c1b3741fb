export { addPublished, publishedTemplate } from './application-template.service.ts'
export { computedKeys, declareComputedKey } from './computed-keys.ts'
