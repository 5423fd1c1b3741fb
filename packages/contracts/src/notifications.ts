/** What notifications are about: people choose per group how they hear of it. */
export const notificationGroups = [
  'COMMENTS',
  'STATIONS',
  'ONBOARDING',
  'CREDENTIALS',
  'NOTICES',
  'DEADLINES',
  'APPROVALS',
  'JOBS',
  'SECURITY',
] as const
export type NotificationGroup = (typeof notificationGroups)[number]
