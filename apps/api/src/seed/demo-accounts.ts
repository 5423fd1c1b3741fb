import type { Role } from '@stationmaster/contracts/identity'
import type { Ctx } from '../kernel/context.ts'
import type { DemoAccount } from '../modules/accounts/index.ts'
import { Region } from '../modules/regions/region.entity.ts'
import { StaffMember } from '../modules/staff/staff-member.entity.ts'
import type { Station } from '../modules/stations/station.entity.ts'
import { User } from '../modules/users/user.entity.ts'

/** Only in demo mode; it is shown on the sign-in pages. */
export const demoPassword = 'demo-2026-station'

type Offered = Omit<DemoAccount, 'password'>

/** People of headquarters; a region manager names the codes of his areas. */
const headquarters: readonly (Omit<Offered, 'app'> & { areas?: readonly string[] })[] = [
  { role: 'HQ_ADMIN', name: '沈嘉宁', identifier: 'admin@demo.example' },
  { role: 'NETWORK_MANAGER', name: '陆文博', identifier: 'network@demo.example' },
  { role: 'REGION_MANAGER', name: '顾海燕', identifier: 'east@demo.example', areas: ['EAST'] },
  { role: 'REGION_MANAGER', name: '韩立新', identifier: 'north@demo.example', areas: ['NORTH'] },
  { role: 'REGION_MANAGER', name: '梁玉珍', identifier: 'south@demo.example', areas: ['SOUTH'] },
  { role: 'AUDITOR', name: '何静', identifier: 'auditor@demo.example' },
  { role: 'CALL_AGENT', name: '王敏', identifier: 'desk@demo.example' },
  { role: 'FINANCE', name: '周雪梅', identifier: 'finance@demo.example' },
  { role: 'HQ_READER', name: '高远', identifier: 'reader@demo.example' },
]

/** Positions whose holders get an account, and the role that it has. */
const roleOf: Partial<Record<StaffMember['position'], Role>> = {
  OWNER: 'STATION_OWNER',
  MANAGER: 'STATION_MANAGER',
  DISPATCHER: 'STATION_DISPATCHER',
  TECHNICIAN: 'TECHNICIAN',
}

const common = {
  email: null,
  phone: null,
  stationId: null,
  staffMemberId: null,
  provinceId: null,
  lastSignedInAt: null,
  secondFactorAt: null,
  state: 'ACTIVE',
} as const

/** Creates the accounts of headquarters. */
export async function seedHeadquarters(ctx: Ctx): Promise<User[]> {
  const areas = new Map((await ctx.em.find(Region, { level: 'AREA' })).map(({ code, id }) => [code, id]))
  const people = headquarters.map(({ role, name, identifier, areas: codes = [] }) =>
    ctx.em.create(User, {
      ...common,
      name,
      email: identifier,
      roles: [role],
      audience: 'HEADQUARTERS',
      regionIds: codes.map((code) => areas.get(code) ?? ''),
    }),
  )
  await ctx.em.flush()
  return people
}

/** Accounts of the stations' people; every eighth station still waits for its own. */
export async function seedStationAccounts(ctx: Ctx, stations: readonly Station[]): Promise<User[]> {
  const people: User[] = []
  for (const [index, station] of stations.entries())
    if (index % 8 !== 7) people.push(...(await accountsOf(ctx, station)))
  await ctx.em.flush()
  return people
}

async function accountsOf(ctx: Ctx, station: Station): Promise<User[]> {
  const staff = await ctx.em.find(StaffMember, { station }, { orderBy: { badgeNumber: 'asc' } })
  return staff.flatMap((member) => {
    const role = roleOf[member.position]
    if (!role) return []
    const { name, phone, id: staffMemberId } = member
    return [
      ctx.em.create(User, {
        ...common,
        name,
        phone,
        roles: [role],
        regionIds: [],
        audience: 'STATION',
        stationId: station.id,
        staffMemberId,
      }),
    ]
  })
}

/** Whose accounts the portal's sign-in page offers: station and position. */
const shown: readonly (readonly [string, StaffMember['position']])[] = [
  ['ZW0001', 'OWNER'],
  ['ZW0001', 'MANAGER'],
  ['ZW0001', 'TECHNICIAN'],
  ['ZW0036', 'OWNER'],
  ['ZW0003', 'OWNER'], // has a notice to confirm (demo-notices.ts)
]

/** The accounts that the sign-in pages offer in demo mode. */
export async function demoAccounts(ctx: Ctx): Promise<Offered[]> {
  const portal = await Promise.all(
    shown.map(async ([code, position]) => {
      const member = await ctx.em.findOne(
        StaffMember,
        { station: { code }, position, state: 'ACTIVE' },
        { orderBy: { badgeNumber: 'asc' } },
      )
      const role = roleOf[position]
      return member && role ? [{ app: 'portal' as const, role, name: member.name, identifier: member.phone }] : []
    }),
  )
  return [
    ...headquarters.map(({ role, name, identifier }) => ({ app: 'admin' as const, role, name, identifier })),
    ...portal.flat(),
  ]
}
