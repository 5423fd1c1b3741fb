import type { Words } from '../word.ts'

/** The page that shows every part of the kit. */
export const kit = {
  'pages.kit.title': ['组件一览', 'Parts of the kit'],
  'pages.kit.texts': ['文字与状态', 'Texts and states'],
  'pages.kit.messages': ['提示与错误', 'Messages and errors'],
  'pages.kit.records': ['记录', 'Records'],
  'pages.kit.forms': ['表单', 'Forms'],
  'pages.kit.emptyTitle': ['这里还没有内容', 'Nothing here yet'],
  'pages.kit.blocked': ['服务站正在营业，无需恢复', 'The station is open; there is nothing to resume'],
  'pages.kit.long': [
    '这是一段很长的文字，用来检查换行：名称、地址与备注可能比页面上的位置长得多，不能溢出，也不能盖住旁边的内容。',
    'A long text to see how lines break: names, addresses and remarks may be far longer than their place, and must neither overflow nor cover their neighbours.',
  ],
} as const satisfies Words
