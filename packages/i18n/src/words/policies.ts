import type { Words } from '../word.ts'

export const policies = {
  'policies.deadlines.escalation': ['到期提醒对象', 'Who is told about deadlines'],
  'policies.deadlines.escalationAbout': [
    '期限到期前、到期时和到期后各级预警分别通知哪些人。',
    'Whom the levels before, at and after the due moment tell.',
  ],
  'policies.stations.contractNotice': ['合同到期提前办理', 'Notice before a contract ends'],
  'policies.stations.contractNoticeAbout': [
    '合同到期前多少天开始办理续签或终止。',
    'How many days before its end a contract is to be renewed or ended.',
  ],
  'fields.PolicyValue.before': ['到期前', 'Before it is due'],
  'fields.PolicyValue.due': ['到期时', 'When it falls due'],
  'fields.PolicyValue.after': ['到期后', 'After that'],
} as const satisfies Words
