import type { AddStaffMember, StaffMemberStep, UpdateStaffMember } from '@stationmaster/contracts/stations'
import { assignSent, loadToChange } from '../../kernel/change.ts'
import { localDateOf } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { initialsOf } from '../../kernel/initials.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { deactivateStaffAccount } from '../users/index.ts'
import { Station } from '../stations/station.entity.ts'
import { StaffMember } from './staff-member.entity.ts'
import { errors, flow, mustBeOpenStation } from './staff-member.rules.ts'

export async function add(ctx: Ctx, { stationId, ...person }: AddStaffMember): Promise<StaffMember> {
  const station = await ctx.em.findOneOrFail(Station, stationId)
  mustBeOpenStation({ stationState: station.state })
  await mustBeFreePhone(ctx, stationId, person.phone)
  const badgeNumber = await nextNumber(ctx.em, 'SG', localDateOf(ctx.now))
  return ctx.em.create(StaffMember, {
    ...person,
    badgeNumber,
    station,
    provinceId: station.province.id,
    searchText: searchTextOf({ ...person, badgeNumber }),
  })
}

export async function update(ctx: Ctx, { id, expectedVersion, ...sent }: UpdateStaffMember): Promise<StaffMember> {
  const member = await loadToChange(ctx, StaffMember, id, expectedVersion)
  if (sent.phone && sent.phone !== member.phone) await mustBeFreePhone(ctx, member.station.id, sent.phone)
  assignSent(member, sent, ['name', 'phone', 'position', 'productLines', 'joinedOn'])
  member.searchText = searchTextOf(member)
  return member
}

/** Leaves the station; his account ends in the same transaction, so that he cannot sign in from now on (M-03). */
export async function deactivate(ctx: Ctx, { id, expectedVersion, onDate }: StaffMemberStep): Promise<StaffMember> {
  const member = await loadToChange(ctx, StaffMember, id, expectedVersion)
  const leftOn = onDate ?? localDateOf(ctx.now)
  if (leftOn < member.joinedOn) throw errors.LEFT_BEFORE_JOINING({ joinedOn: member.joinedOn })
  member.state = await nextState(ctx, member, 'deactivate')
  member.leftOn = leftOn
  await deactivateStaffAccount(ctx, id)
  return member
}

export async function reactivate(ctx: Ctx, { id, expectedVersion }: StaffMemberStep): Promise<StaffMember> {
  const member = await loadToChange(ctx, StaffMember, id, expectedVersion)
  member.state = await nextState(ctx, member, 'reactivate')
  member.leftOn = null
  return member
}

async function nextState(ctx: Ctx, member: StaffMember, step: 'deactivate' | 'reactivate') {
  const station = await ctx.em.findOneOrFail(Station, member.station.id)
  return flow.next(member.state, step, { stationState: station.state })
}

/** One person, one record per station; the same number may stand at another station that he worked for before. */
async function mustBeFreePhone(ctx: Ctx, stationId: string, phone: string): Promise<void> {
  if (await ctx.em.count(StaffMember, { station: stationId, phone }))
    throw invalidInput([{ path: 'phone', code: 'DUPLICATE' }])
}

const searchTextOf = ({ name, badgeNumber }: Pick<StaffMember, 'name' | 'badgeNumber'>) =>
  `${name} ${badgeNumber} ${initialsOf(name)}`.toLowerCase()

/** People who still work at a station that is to be ended. */
export const countActive = (ctx: Ctx, stationId: string) =>
  ctx.em.count(StaffMember, { station: stationId, state: 'ACTIVE' })
