import type { Words } from '../word.ts'

/** Why a step cannot be taken, and the history of single fields. */
export const blockedActions = {
  'enums.BlockReason.STATE': ['状态不符', 'Another state'],
  'enums.BlockReason.PERMISSION': ['缺少权限', 'Permission missing'],
  'enums.BlockReason.PERSON': ['不可对此人操作', 'Not for this person'],
  'pages.blocked.title': ['现在不能执行', 'Not possible now'],
  'pages.blocked.state': ['仅在“{states}”状态下可以执行', 'Possible in this state only: {states}'],
  'pages.blocked.permission': [
    '缺少权限“{permission}”。拥有该权限的角色：{roles}；由{grantor}授予',
    'You lack the permission “{permission}”. Roles that have it: {roles}. Given by: {grantor}',
  ],
  'pages.fieldHistory.open': ['“{field}”的修改记录', 'History of “{field}”'],
  'pages.fieldHistory.empty': ['没有修改记录', 'Never changed'],
  'pages.fieldHistory.failed': ['无法读取修改记录', 'The history could not be read'],
} as const satisfies Words
