import { may, type ResultOf } from '@stationmaster/client'
import { enumValues, type Key } from '@stationmaster/i18n'
import { noticeOf } from '../station/station.view.ts'
import type { todayQuery } from './home.queries.ts'

export type Today = NonNullable<ResultOf<typeof todayQuery>['station']>
export type OpenItem = Today['openItems'][number]

const editsStation = ({ availableActions }: Today) => availableActions.includes('edit')
const editsStaff = () => may('STAFF_EDIT')

interface Remedy {
  to: string
  isMine: (station: Today) => boolean
}

/** Where a station settles an item by itself; every other item is headquarters' business. */
const remedies: Readonly<Record<string, Remedy>> = {
  CONTACTS_MISSING: { to: '/station/edit', isMine: editsStation },
  SERVICE_PHONE_MISSING: { to: '/station/edit', isMine: editsStation },
  OPENING_HOURS_MISSING: { to: '/station/edit', isMine: editsStation },
  STAFF_MISSING: { to: '/staff/new', isMine: editsStaff },
  SKILLS_MISSING: { to: '/staff?state=ACTIVE&position=TECHNICIAN', isMine: editsStaff },
}

/** What the reader can do about an item: a page to open, or the words of who does it. */
export function remedyOf(item: OpenItem, station: Today): { to: string } | { by: Key } {
  const remedy = remedies[item.code]
  if (!remedy) return { by: 'pages.portal.byHeadquarters' }
  if (remedy.isMine(station)) return { to: remedy.to }
  return { by: noticeOf(station.state) ? 'pages.portal.afterResuming' : 'pages.portal.byOwner' }
}

/** The open items by the four areas of the handbook, each in its order of due days. */
export const areasOf = ({ openItems }: Today) =>
  enumValues('ManagementArea').map((area) => ({ area, items: openItems.filter((item) => item.area === area) }))

interface Shortcut {
  to: string
  icon: string
  label: Key
  isShown: (station: Today) => boolean
}

const shortcuts: readonly Shortcut[] = [
  { to: '/station/edit', icon: 'i-lucide-clock', label: 'pages.portal.editHours', isShown: editsStation },
  {
    to: '/station',
    icon: 'i-lucide-store',
    label: 'pages.portal.seeStation',
    isShown: (station) => !editsStation(station),
  },
  { to: '/staff/new', icon: 'i-lucide-user-plus', label: 'actions.StaffMember.add', isShown: editsStaff },
  { to: '/users', icon: 'i-lucide-key-round', label: 'pages.users.title', isShown: () => may('USER_READ') },
  { to: '/account', icon: 'i-lucide-circle-user', label: 'pages.account.title', isShown: () => true },
]

export const shortcutsFor = (station: Today) => shortcuts.filter(({ isShown }) => isShown(station))
