import { productLinesOf, weekdays, type StationState } from '@stationmaster/contracts/stations'
import { addDays, localDateOf, momentInDay, startOfDay, type LocalDate } from '../kernel/clock.ts'
import { recordDeed, type Deed } from '../kernel/audit.ts'
import type { Ctx } from '../kernel/context.ts'
import { Region } from '../modules/regions/region.entity.ts'
import { add as addStaff } from '../modules/staff/staff-member.service.ts'
import { StationContact, StationTerritory, type Station } from '../modules/stations/station.entity.ts'
import { create, noteState } from '../modules/stations/station.service.ts'
import { demoStations, type DemoStation } from './demo-network.ts'
import { creditCode, personName, phoneBook, servicePhone, teamOf } from './demo-people.ts'
import { randomFrom, type Random } from './random.ts'

const seed = 20_261_121

/** How a station came into its state: step, days ago, reason. */
const histories: Partial<
  Record<StationState, readonly (readonly [StationState, string, number, string, string | null])[]>
> = {
  ACTIVE: [['ACTIVE', 'confirm', 200, '试运营考核合格，准予转正', null]],
  SUSPENDED: [
    ['ACTIVE', 'confirm', 420, '试运营考核合格，准予转正', null],
    ['SUSPENDED', 'suspend', 18, '连续两月响应超时，暂停接单整改', '整改通知 ZG-2026-031'],
  ],
  TERMINATING: [
    ['ACTIVE', 'confirm', 700, '试运营考核合格，准予转正', null],
    ['TERMINATING', 'startTermination', 25, '合同到期不再续签，进入清退', '网络部函 2026-118'],
  ],
  TERMINATED: [
    ['ACTIVE', 'confirm', 900, '试运营考核合格，准予转正', null],
    ['TERMINATING', 'startTermination', 210, '站方提出终止合作', '终止协议 2026-007'],
    ['TERMINATED', 'terminate', 180, '账目、配件、客户物品已结清', '终止协议 2026-007'],
  ],
}

/** The demo's stations with their people; the n-th station has the code `ZW` and n in four digits. */
export async function seedStations(ctx: Ctx): Promise<Station[]> {
  const random = randomFrom(seed)
  const nextPhone = phoneBook(random)
  const made: Station[] = []
  for (const [index, scene] of demoStations.entries())
    made.push(await addStation(ctx, { scene, index, random, nextPhone }))
  await ctx.em.flush()
  return made
}

interface Making {
  scene: DemoStation
  index: number
  random: Random
  nextPhone: () => string
}

async function addStation(ctx: Ctx, { scene, index, random, nextPhone }: Making): Promise<Station> {
  const today = localDateOf(ctx.now)
  const district = await ctx.em.findOneOrFail(Region, { code: scene.district })
  const owner = personName(random)
  const contractEndsOn = addDays(today, scene.contractDays + (scene.contractDays > 100 ? random.between(-60, 240) : 0))
  const signedOn = addDays(contractEndsOn, scene.state === 'PROBATION' ? -365 : -1095)
  const opened = { ...ctx, now: startOfDay(addDays(signedOn, random.between(3, 20))) }
  const station = await create(opened, {
    code: `ZW${String(index + 1).padStart(4, '0')}`,
    name: scene.name,
    creditCode: creditCode(scene.district, random),
    kind: scene.kind,
    level: scene.level,
    productLines: random.some(productLinesOf[scene.kind]),
    districtId: district.id,
    address: scene.address,
    principalName: owner,
    principalPhone: nextPhone(),
    servicePhone: random.chance(0.9) ? servicePhone(scene.district, random) : null,
    signedOn,
    contractEndsOn,
  })
  const [latitude, longitude] = scene.at
  Object.assign(station, {
    createdAt: opened.now,
    latitude,
    longitude,
    openingHours: random.chance(0.85) ? usualHours(random) : [],
  })
  await ctx.em.flush()
  passThroughStates(ctx, { station, state: scene.state, today, random })
  if (random.chance(0.9)) addContact(ctx, station, { name: owner, phone: nextPhone() })
  await addTerritory(ctx, station, district)
  await addTeam(ctx, station, { owner, today, random, nextPhone })
  return station
}

interface Passed {
  from: StationState
  to: StationState
  step: string
  reason: string
  reference: string | null
}

/** The audit row that the seal would have written for the step. */
const deedOf = ({ id }: Station, { from, to, step, ...input }: Passed): Deed => ({
  action: mutationOf[step] ?? step,
  entity: 'Station',
  entityId: id,
  stationId: id,
  input,
  outcome: 'DONE',
  changes: [{ entity: 'Station', entityId: id, field: 'state', from, to }],
})

const mutationOf: Record<string, string> = {
  confirm: 'confirmStation',
  suspend: 'suspendStation',
  startTermination: 'startStationTermination',
  terminate: 'terminateStation',
}

const usualHours = (random: Random) => {
  const opensAt = random.pick(['08:00', '08:30', '09:00'])
  return weekdays.slice(0, random.between(5, 7)).map((weekday) => ({ weekday, opensAt, closesAt: '18:00' }))
}

interface Passage {
  station: Station
  state: StationState
  today: LocalDate
  random: Random
}

/** Each station at its own time: the whole history is shifted by some days, each step falls into office hours. */
function passThroughStates(ctx: Ctx, { station, state, today, random }: Passage): void {
  const shiftDays = random.between(0, 16)
  for (const [to, step, daysAgo, reason, reference] of histories[state] ?? []) {
    const at = momentInDay(addDays(today, shiftDays - daysAgo), random.between(9 * 60, 17 * 60))
    const from = station.state
    Object.assign(station, { state: to, stateSince: at })
    noteState({ ...ctx, now: at }, station, { from, step, reason, reference })
    recordDeed({ ...ctx, now: at }, deedOf(station, { from, to, step, reason, reference }))
  }
}

function addContact(ctx: Ctx, station: Station, person: { name: string; phone: string }): void {
  ctx.em.create(StationContact, { ...person, duty: '站长', station, provinceId: station.province.id })
}

/** The own district and two neighbours of the same city. */
async function addTerritory(ctx: Ctx, station: Station, district: Region): Promise<void> {
  const near = await ctx.em.find(
    Region,
    { parent: district.parent?.id ?? null },
    { orderBy: { code: 'asc' }, limit: 3 },
  )
  for (const region of new Set([district, ...near]))
    ctx.em.create(StationTerritory, { station, region, provinceId: station.province.id })
}

async function addTeam(
  ctx: Ctx,
  station: Station,
  at: { owner: string; today: LocalDate; random: Random; nextPhone: () => string },
): Promise<void> {
  if (station.state === 'TERMINATED') return
  for (const person of teamOf({ ...at, kind: station.kind })) await addStaff(ctx, { ...person, stationId: station.id })
}
