import type { Words } from '../word.ts'

export const files = {
  'fields.StoredFile.name': ['文件名', 'Name'],
  'fields.StoredFile.mediaType': ['类型', 'Type'],
  'fields.StoredFile.size': ['大小', 'Size'],
  'fields.StoredFile.sha256': ['SHA-256', 'SHA-256'],
  'fields.StoredFile.url': ['地址', 'Address'],
  'fields.StoredFile.createdAt': ['上传时间', 'Uploaded'],
  'enums.Permission.FILE_UPLOAD': ['上传文件', 'Upload files'],
  'enums.Permission.FILE_READ': ['查看文件', 'See files'],
  'errors.FILE_TOO_LARGE': ['文件超过 {maximum}，无法上传', 'The file is larger than {maximum}'],
  'errors.FILE_TYPE_NOT_ALLOWED': ['不支持的文件类型', 'This type of file is not accepted'],
  'errors.FILE_EMPTY': ['文件是空的', 'The file is empty'],
} as const satisfies Words
