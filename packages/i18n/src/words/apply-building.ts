import type { Words } from '../word.ts'

/** The applicant's pages of the second half. */
export const applyBuilding = {
  'pages.applyBuilding.plan': ['建设计划', 'Construction plan'],
  'pages.applyBuilding.note': ['说明（选填）', 'A word about it (optional)'],
  'pages.applyBuilding.photoFirst': ['请先上传至少一张照片或一份文件。', 'Add at least one photo or document first.'],
  'pages.applyBuilding.givenBack': ['总部退回：', 'Given back:'],
  'pages.applyBuilding.milestonesLeft': [
    '还有 {count} 个里程碑没有报完成，全部完成后才能申请验收。',
    'Milestones to go: {count}. The inspection can be requested when all are done.',
  ],
  'pages.applyBuilding.findings': ['验收：{count} 项需要整改', 'Found at the inspection, to put right: {count}'],
  'pages.applyBuilding.rectify': ['整改完成', 'It is put right'],
  'pages.applyBuilding.putRight': ['已整改', 'Put right'],
  'pages.applyBuilding.askAgain': ['申请复验', 'Ask for the next round'],
  'pages.applyBuilding.findingsLeft': [
    '还有 {count} 项没有整改，全部整改后才能申请复验。',
    'Still to put right: {count}. The next round can be requested when nothing is left.',
  ],
  'pages.applyBuilding.checksLeft': [
    '还有 {count} 个必需项未落实；全部落实后由总部确认，进入签约。',
    'Mandatory items still open: {count}. Headquarters confirms when all are done.',
  ],
  'pages.applyBuilding.checksDone': [
    '必需项已全部落实，等待总部确认。',
    'All mandatory items are done. Headquarters confirms next.',
  ],
  'pages.applyBuilding.answer': ['上传凭证', 'Add proof'],
  'pages.applyBuilding.agreementAwaited': [
    '总部正在起草服务协议，发出后您可以在这里阅读并签署。',
    'Headquarters is drafting the agreement. You read and sign it here once it is sent.',
  ],
  'pages.applyBuilding.printAgreement': ['打印协议', 'Print the agreement'],
  'pages.applyBuilding.openedTitle': ['服务站已开业', 'Your station is open'],
  'pages.applyBuilding.openedHow': [
    '站长 {name} 的账号已开通，邀请已发出；设置密码后用手机号 {phone} 登录站点门户。',
    'The account of {name} exists and the invitation is out. Choose a password, then sign in with {phone}.',
  ],
  'pages.applyBuilding.toSignIn': ['前往登录', 'Sign in'],
} as const satisfies Words
