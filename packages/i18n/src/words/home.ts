import type { Words } from '../word.ts'

/** The first pages of both apps and the groups of their menus. */
export const home = {
  'pages.menu.network': ['服务网络', 'Network'],
  'pages.menu.system': ['系统', 'System'],
  'pages.menu.station': ['本站', 'Our station'],
  'pages.home.title': ['工作台', 'Home'],
  'pages.home.greeting': ['{name}，您好', 'Hello, {name}'],
  'pages.home.due': ['待办', 'What is due'],
  'pages.home.endingSoon': ['合同 60 天内到期', 'Contracts ending in 60 days'],
  'pages.home.onProbation': ['试运营', 'On probation'],
  'pages.home.suspended': ['暂停服务', 'Suspended'],
  'pages.home.terminating': ['解约办理中', 'Being terminated'],
  'pages.home.withoutOwner': ['尚无站长账号', 'Without owner account'],
  'pages.home.soonest': ['最近到期的合同', 'Contracts that end first'],
  'pages.home.soonestEmpty': ['60 天内没有到期的合同', 'No contract ends within 60 days'],
  'pages.home.showAll': ['查看全部', 'Show all'],
  'pages.home.stationsTotal': ['服务站总数', 'Stations in total'],
} as const satisfies Words
