import type { Words } from '../word.ts'

/** Two-step sign-in, and confirming who one is before a dangerous step. */
export const secondFactor = {
  'fields.User.secondFactorAt': ['两步验证启用于', 'Two-step sign-in since'],
  'actions.User.resetSecondFactor': ['解除两步验证', 'Take the second step away'],
  'actions.Mutation.confirmSignIn': ['确认身份', 'Confirm the sign-in'],
  'actions.Mutation.enableSecondFactor': ['启用两步验证', 'Turn on two-step sign-in'],
  'actions.Mutation.disableSecondFactor': ['停用两步验证', 'Turn off two-step sign-in'],
  'actions.Mutation.renewRecoveryCodes': ['更换恢复码', 'Make new recovery codes'],
  'actions.Mutation.resetSecondFactor': ['解除用户的两步验证', 'Take a user’s second step away'],
  'errors.SIGN_IN_CODE_NEEDED': ['请输入验证码', 'Please enter the code'],
  'errors.SIGN_IN_CODE_WRONG': [
    '验证码不正确或已用过，请等待下一个',
    'The code is wrong or was used already. Wait for the next one',
  ],
  'errors.SIGN_IN_AGAIN': ['此操作需要再次确认您的身份', 'This step asks you to confirm who you are'],
  'errors.SECOND_FACTOR_NEEDED': [
    '您的角色必须先启用两步验证',
    'Your role needs two-step sign-in before anything else',
  ],
  'errors.SECOND_FACTOR_EXISTS': ['两步验证已启用', 'Two-step sign-in is on already'],
  'errors.SECOND_FACTOR_MISSING': ['尚未启用两步验证', 'Two-step sign-in is not on'],
  'pages.secondFactor.title': ['两步验证', 'Two-step sign-in'],
  'pages.secondFactor.required': [
    '您的角色可以接触资金、权限或审计记录，启用两步验证后才能继续。',
    'Your role reaches money, rights or the audit trail. Turn on two-step sign-in to go on.',
  ],
  'pages.secondFactor.off': [
    '未启用。启用后，登录时除密码外还需输入手机验证器 App 中的 6 位验证码。',
    'Off. When it is on, signing in takes the six digits of an authenticator app on your phone besides the password.',
  ],
  'pages.secondFactor.on': ['已启用，自', 'On since'],
  'pages.secondFactor.codesLeft': ['剩余 {count} 个恢复码', '{count} recovery codes left'],
  'pages.secondFactor.disabled': ['两步验证已停用', 'Two-step sign-in is off'],
  'pages.secondFactor.begin': ['继续', 'Go on'],
  'pages.secondFactor.scan': [
    '用手机验证器 App（如微软、谷歌验证器或密码管理器）扫描二维码：',
    'Scan this with an authenticator app on your phone, such as Microsoft’s, Google’s or a password manager:',
  ],
  'pages.secondFactor.picture': ['验证器二维码', 'Code for the authenticator app'],
  'pages.secondFactor.orType': ['无法扫描时，请手工输入密钥：', 'If it cannot be scanned, type this key:'],
  'pages.secondFactor.code': ['验证码', 'Code'],
  'pages.secondFactor.codeHint': ['App 中显示的 6 位数字', 'The six digits that the app shows'],
  'pages.secondFactor.codeOrRecovery': [
    'App 中显示的 6 位数字，或一个恢复码',
    'The six digits that the app shows, or a recovery code',
  ],
  'pages.secondFactor.enable': ['启用', 'Turn on'],
  'pages.secondFactor.codesHint': [
    '手机不在身边时，每个恢复码可以代替验证码登录一次。请妥善保存，之后不再显示。',
    'Without your phone, each of these codes signs you in once. Keep them safe; they are not shown again.',
  ],
  'pages.secondFactor.copyAll': ['复制', 'Copy'],
  'pages.secondFactor.print': ['打印', 'Print'],
  'pages.secondFactor.save': ['下载', 'Download'],
  'pages.secondFactor.kept': ['我已保存恢复码', 'I have kept the recovery codes'],
  'pages.secondFactor.finish': ['完成', 'Done'],
  'pages.secondFactor.sheetTitle': ['站务通恢复码 · {name}', 'Stationmaster recovery codes · {name}'],
  'pages.secondFactor.renewHint': [
    '将生成 10 个新恢复码，之前的全部失效。',
    'Ten new recovery codes are made; the old ones stop working.',
  ],
  'pages.secondFactor.disableHint': [
    '停用后登录只需密码；角色要求两步验证的，须重新启用才能继续工作。',
    'Signing in then takes the password only. Where a role needs two steps, they must be turned on again to go on working.',
  ],
  'pages.secondFactor.stepTitle': ['输入验证码', 'Enter the code'],
  'pages.secondFactor.stepHint': ['{name} 已启用两步验证', '{name} has two-step sign-in'],
  'pages.secondFactor.lostHint': [
    '手机不在身边？请输入一个恢复码；恢复码也丢失时，请联系管理员解除。',
    'Without your phone? Use a recovery code. If those are lost too, ask your administrator to take the second step away.',
  ],
  'pages.secondFactor.resetHint': [
    '对方的所有登录将立即结束，之后凭密码登录并重新启用。请先确认是本人提出。',
    'Every session ends at once; the person signs in by password and enrols again. Make sure first that it is really the person who asks.',
  ],
  'pages.secondFactor.confirmTitle': ['请确认是您本人', 'Please confirm that it is you'],
  'pages.secondFactor.confirmHint': [
    '此操作影响较大，距上次登录已超过 5 分钟。确认后自动继续。',
    'This step has consequences, and you signed in more than 5 minutes ago. It goes on once you have confirmed.',
  ],
  'pages.secondFactor.confirm': ['确认', 'Confirm'],
} as const satisfies Words
