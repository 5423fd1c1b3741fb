import type { Words } from '../word.ts'

/** The own account, a page of both apps. */
export const account = {
  'pages.account.title': ['我的账号', 'My account'],
  'pages.account.profile': ['个人信息', 'Profile'],
  'pages.account.profileHint': [
    '姓名、登录账号和角色由管理员维护，如需修改请联系管理员。',
    'Name, sign-in and roles are kept by your administrator; ask for changes there.',
  ],
  'pages.account.preferences': ['偏好', 'Preferences'],
  'pages.account.preferencesHint': ['只保存在当前浏览器中。', 'Kept in this browser only.'],
  'pages.account.keepRecentPages': ['在页面上方显示最近页面的标签栏', 'Show recent pages as tabs above the page'],
  'pages.account.changePassword': ['修改密码', 'Change password'],
  'pages.account.currentPassword': ['当前密码', 'Current password'],
  'pages.account.passwordChanged': ['密码已修改', 'The password is changed'],
  'pages.account.passwordEndsOthers': [
    '修改后，其他设备上的登录会全部下线。',
    'Changing it signs you out on every other device.',
  ],
  'pages.account.unknownDevice': ['未知设备', 'Unknown device'],
  'pages.account.revokeQuestion': ['{name} 上的登录将立即失效。', 'The session on {name} ends at once.'],
} as const satisfies Words
