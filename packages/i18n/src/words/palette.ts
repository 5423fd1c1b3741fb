import type { Words } from '../word.ts'

/** Command palette and shortcuts, in both apps. */
export const palette = {
  'enums.Permission.SEARCH_ASK': ['搜索', 'Search'],
  'pages.palette.title': ['搜索或执行命令', 'Find or run'],
  'pages.palette.hint': [
    '输入后用上下键选择，回车打开，Esc 关闭。',
    'Type, choose with the arrow keys, open with Enter, close with Escape.',
  ],
  'pages.palette.placeholder': ['编号、名称、拼音首字母、电话或命令', 'Code, name, pinyin initials, phone or command'],
  'pages.palette.results': ['搜索结果', 'Results'],
  'pages.palette.pages': ['页面', 'Pages'],
  'pages.palette.records': ['记录', 'Records'],
  'pages.palette.commands': ['命令', 'Commands'],
  'pages.palette.searching': ['正在搜索…', 'Searching…'],
  'pages.palette.found': ['找到 {count} 项', '{count} found'],
  'pages.palette.empty': ['没有找到“{term}”', 'Nothing found for “{term}”'],
  'pages.palette.emptyHint': [
    '可以试试完整的编号或电话，或名称的拼音首字母。您无权查看的记录不会出现。',
    'Try a whole code or number, or the pinyin initials of a name. Records outside your scope are not shown.',
  ],
  'pages.palette.Station': ['服务站', 'Station'],
  'pages.palette.StaffMember': ['人员', 'Staff'],
  'pages.palette.User': ['账号', 'User'],
  'pages.palette.Import': ['导入', 'Import'],
  'pages.palette.switchLanguage': ['语言：{language}', 'Language: {language}'],
  'pages.palette.switchTheme': ['外观：{theme}', 'Appearance: {theme}'],
  'pages.palette.shortcuts': ['键盘快捷键', 'Keyboard shortcuts'],
  'pages.palette.shortcutsHint': ['当前页面可用的快捷键。', 'What this page can do by keys.'],
  'pages.palette.singleKeys': ['启用单键快捷键', 'Single-key shortcuts'],
  'pages.palette.goTo': ['前往{page}', 'Go to {page}'],
  'pages.palette.focusSearch': ['搜索列表', 'Search the list'],
  'pages.palette.nextRow': ['下一行', 'Next row'],
  'pages.palette.previousRow': ['上一行', 'Previous row'],
  'pages.palette.openRow': ['打开当前行', 'Open the row'],
} as const satisfies Words
