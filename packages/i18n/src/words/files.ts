import type { Words } from '../word.ts'

export const files = {
  'fields.StoredFile.name': ['文件名', 'Name'],
  'fields.StoredFile.mediaType': ['类型', 'Type'],
  'fields.StoredFile.size': ['大小', 'Size'],
  'fields.StoredFile.sha256': ['SHA-256', 'SHA-256'],
  'fields.StoredFile.url': ['地址', 'Address'],
  'fields.StoredFile.thumbnailUrl': ['缩略图地址', 'Address of the thumbnail'],
  'fields.StoredFile.createdAt': ['上传时间', 'Uploaded'],
  'enums.Permission.FILE_UPLOAD': ['上传文件', 'Upload files'],
  'enums.Permission.FILE_READ': ['查看文件', 'See files'],
  'actions.Mutation.uploadFile': ['上传文件', 'Upload file'],
  'errors.FILE_TOO_LARGE': ['文件超过 {maximum}，无法上传', 'The file is larger than {maximum}'],
  'errors.FILE_TYPE_NOT_ALLOWED': [
    '不支持的文件类型，可上传 JPG、PNG、WebP、MP4、PDF、XLSX、CSV',
    'This type of file is not accepted; JPG, PNG, WebP, MP4, PDF, XLSX and CSV are',
  ],
  'errors.FILE_NAME_NOT_OF_TYPE': ['文件内容与扩展名不符', 'What is in the file does not fit the ending of its name'],
  'errors.FILE_TOO_MANY_PIXELS': ['图片超过 {maximum} 百万像素', 'The picture has more than {maximum} million pixels'],
  'errors.FILE_DAILY_LIMIT': [
    '今天已上传 {maximum} 个文件，请明天再传',
    'You have uploaded {maximum} files today; go on tomorrow',
  ],
  'errors.FILE_STATION_LIMIT': [
    '本站文件已达 {maximum}，请联系总部',
    'The files of your station have reached {maximum}; ask headquarters',
  ],
  'errors.FILE_DAMAGED': ['文件已损坏，无法读取', 'The file is damaged and cannot be read'],
  'errors.FILE_EMPTY': ['文件是空的', 'The file is empty'],
  'errors.FILE_HEIC': [
    '此浏览器无法读取 HEIC 照片。请在手机“设置 › 相机 › 格式”中选“兼容性最佳”后重拍，或先另存为 JPG',
    'This browser cannot read HEIC photos. On the phone choose Settings › Camera › Formats › Most Compatible and take it again, or save it as JPG first',
  ],
  'pages.files.choose': ['选择文件', 'Choose files'],
  'pages.files.dropHere': ['或拖放到这里', 'or drop them here'],
  'pages.files.tooMany': ['最多 {maximum} 个文件', 'At most {maximum} files'],
  'pages.files.open': ['查看 {name}', 'Open {name}'],
  'pages.files.download': ['下载 {name}', 'Download {name}'],
  'pages.files.place': ['第 {place} 个，共 {count} 个', '{place} of {count}'],
  'pages.files.previous': ['上一个', 'Previous file'],
  'pages.files.next': ['下一个', 'Next file'],
  'pages.files.noPreview': ['此类文件不能在这里查看，请下载。', 'This file cannot be shown here; please download it.'],
} as const satisfies Words
