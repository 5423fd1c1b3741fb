import type { Words } from '../word.ts'

/** Personal data that is masked, and seeing one value of it with a reason. */
export const reveals = {
  'enums.Permission.REVEAL_PHONE': ['查看完整电话（留痕）', 'See a full phone number, on the record'],
  'enums.PermissionGroup.REVEAL': ['个人信息', 'Personal data'],
  'enums.EntityName.RevealedValue': ['个人信息', 'Personal data'],
  'fields.RevealedValue.type': ['对象', 'Record type'],
  'fields.RevealedValue.field': ['字段', 'Field'],
  'fields.RevealedValue.reason': ['查看原因', 'Reason'],
  'actions.Mutation.reveal': ['查看完整电话', 'See a full phone number'],
  'errors.REVEAL_TOO_MANY': [
    '一小时内最多查看 {maximum} 次，请稍后再试',
    'At most {maximum} an hour. Please wait a while',
  ],
  'pages.reveal.show': ['显示', 'Show'],
  'pages.reveal.title': ['查看完整电话', 'See the full phone number'],
  'pages.reveal.hint': [
    '号码显示 60 秒。谁、何时、为何查看会写入审计记录。',
    'It is shown for 60 seconds. Who saw it, when and why stands in the audit trail.',
  ],
  'pages.reveal.callStation': ['联系服务站办理业务', 'Calling the station about its work'],
  'pages.reveal.callCustomer': ['联系客户', 'Calling the customer'],
  'pages.reveal.check': ['核对资料', 'Checking the record'],
  'pages.reveal.other': ['其他原因', 'Another reason'],
} as const satisfies Words
