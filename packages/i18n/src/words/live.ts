import type { Words } from '../word.ts'

/** Live updates. */
export const live = {
  'enums.PermissionGroup.LIVE': ['实时更新', 'Live updates'],
  'enums.Permission.LIVE_LISTEN': ['接收实时更新', 'Receive live updates'],
  'enums.LiveKind.READY': ['已连接', 'Connected'],
  'enums.LiveKind.CHANGED': ['有变更', 'Changed'],
  'enums.LiveKind.RESET': ['重新开始', 'Begin anew'],
  'enums.LiveKind.BEAT': ['连接正常', 'Still connected'],
} as const satisfies Words
