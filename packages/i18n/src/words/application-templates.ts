import type { Words } from '../word.ts'

/** Pages on which headquarters edits what is asked of future stations. */
export const applicationTemplates = {
  'pages.applicationTemplates.empty': ['还没有模板', 'No templates yet'],
  'pages.applicationTemplates.emptyHint': [
    '模板规定各类型和级别的服务站须满足的条件。',
    'Templates say what a station of a kind and level must meet.',
  ],
  'pages.applicationTemplates.publishHint': [
    '发布后新申请使用此版本；进行中的申请继续使用开始时的版本。',
    'New applications start with this version; those that run keep the one they started with.',
  ],
  'pages.applicationTemplates.discardHint': [
    '草稿将被删除，已发布的版本不变。',
    'The draft is thrown away; published versions stay.',
  ],
  'pages.applicationTemplates.draftHint': [
    '每段文字都要中英文；发布前申请人看不到草稿。',
    'Every text is needed in both languages. Applicants see nothing of a draft until it is published.',
  ],
  'pages.applicationTemplates.compare': ['与旧版比较', 'Compare'],
  'pages.applicationTemplates.compareWith': ['比较对象', 'Compare with'],
  'pages.applicationTemplates.firstVersion': ['这是第一个版本', 'This is the first version'],
  'pages.applicationTemplates.noChanges': ['两个版本内容相同', 'Both versions say the same'],
  'pages.applicationTemplates.place': ['位置', 'Where'],
  'pages.applicationTemplates.before': ['旧版', 'Before'],
  'pages.applicationTemplates.after': ['此版', 'In this version'],
  'pages.applicationTemplates.isNew': ['（新增）', '(new)'],
  'pages.applicationTemplates.isGone': ['（已删除）', '(removed)'],
  'pages.applicationTemplates.addQuestion': ['添加问题', 'Add a question'],
  'pages.applicationTemplates.addChoice': ['添加选项', 'Add a choice'],
  'pages.applicationTemplates.addMilestone': ['添加里程碑', 'Add a milestone'],
  'pages.applicationTemplates.addCheck': ['添加检查项', 'Add an item'],
  'pages.applicationTemplates.problems': ['{count} 处', '{count} to mend'],
  'pages.applicationTemplates.notSaved': ['有 {count} 处需要修改，尚未保存', '{count} to mend; nothing is saved yet'],
} as const satisfies Words
