import type { Words } from '../word.ts'

/** Errors that any operation may answer, and the field problems of every form. Domain errors stand with their module. */
export const errors = {
  'errors.UNAUTHENTICATED': ['登录已失效，请重新登录', 'You are not signed in. Please sign in again'],
  'errors.FORBIDDEN': ['您没有执行此操作的权限', 'You may not do this'],
  'errors.NOT_FOUND': ['记录不存在，或不在您的权限范围内', 'There is no such record, or it is outside your scope'],
  'errors.INPUT_INVALID': [
    '填写的内容有误，请按提示修改',
    'Some of the input is not valid. Please correct it as shown',
  ],
  'errors.CONFLICT': ['记录已被他人修改，请核对后再保存', 'Somebody else changed this record. Check it and save again'],
  'errors.CONFLICT_IN_PROGRESS': ['同一请求正在处理，请稍候', 'The same request is still being worked on. Please wait'],
  'errors.FLOW_STEP_NOT_ALLOWED': ['当前状态下不能执行此操作', 'This step is not possible in the present state'],
  'errors.RATE_LIMITED': ['操作过于频繁，请稍后再试', 'Too many requests. Please wait a moment'],
  'errors.INTERNAL': [
    '系统内部错误，请把请求编号告知管理员',
    'Something went wrong here. Please give the request id to your administrator',
  ],
  'errors.NETWORK': [
    '无法连接服务器，请检查网络后重试',
    'The server cannot be reached. Check the connection and try again',
  ],
  'errors.OPERATION_INVALID': ['请求的格式不正确', 'The request is not valid'],
  'errors.OPERATION_TOO_LARGE': [
    '一次请求的数据过多，请缩小范围',
    'The request asks for too much at once. Please narrow it',
  ],
  'errors.IDEMPOTENCY_MISMATCH': [
    '上一次提交其实已经保存。请先在列表中核对，需要再建一条时请再次提交',
    'Your first attempt was saved after all. Check the list; submit again only if you want another one',
  ],
  'errors.field.REQUIRED': ['必填', 'Required'],
  'errors.field.INVALID': ['格式不正确', 'Not valid'],
  'errors.field.UNKNOWN_FIELD': ['未知的字段', 'Unknown field'],
  'errors.field.TOO_SHORT': ['至少 {minimum} 个字符', 'At least {minimum} characters'],
  'errors.field.TOO_LONG': ['最多 {maximum} 个字符', 'At most {maximum} characters'],
  'errors.field.TOO_FEW': ['至少选择 {minimum} 项', 'Choose at least {minimum}'],
  'errors.field.TOO_MANY': ['最多 {maximum} 项', 'At most {maximum}'],
  'errors.field.RANGE': ['超出允许的范围', 'Outside the allowed range'],
  'errors.field.DATE': ['不是有效日期，请按 2026-11-21 的形式填写', 'Not a valid day; write it as 2026-11-21'],
  'errors.field.TIME': ['不是有效时间，请按 08:30 的形式填写', 'Not a valid time; write it as 08:30'],
  'errors.field.PHONE': ['不是有效的电话号码', 'Not a valid phone number'],
  'errors.field.EMAIL': ['不是有效的邮箱地址', 'Not a valid e-mail address'],
  'errors.field.NUMBER': ['不是有效数字', 'Not a valid number'],
  'errors.field.ID': ['不是有效的编号', 'Not a valid id'],
  'errors.field.CHECKSUM': ['统一社会信用代码有误，请核对每一位', 'The credit code is wrong. Check every character'],
  'errors.field.DUPLICATE': ['已被使用', 'Already in use'],
  'errors.field.CONTACT_REFUSED': ['不能使用，请核对，或请总部办理', 'Cannot be used. Check it, or ask headquarters'],
  'errors.field.NOT_FOUND': ['没有找到', 'Not found'],
  'errors.field.NOT_IN_LIST': ['不在可选范围内', 'Not one of the choices'],
  'errors.field.IN_FUTURE': ['不能晚于今天', 'Must not be in the future'],
} as const satisfies Words
