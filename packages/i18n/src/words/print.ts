import type { Words } from '../word.ts'

/** What stands on every printed form; the forms have their own words in their modules. */
export const print = {
  'pages.print.print': ['打印', 'Print'],
  'pages.print.number': ['编号', 'Number'],
  'pages.print.printedAt': ['打印时间', 'Printed'],
  'pages.print.code': ['{number} 的二维码', 'QR code of {number}'],
  'pages.print.signature': ['签字（盖章）：', 'Signature and stamp:'],
  'pages.print.day': ['日期：', 'Date:'],
} as const satisfies Words
