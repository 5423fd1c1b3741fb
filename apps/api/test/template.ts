import { openApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { systemClock } from '../src/kernel/clock.ts'
import type { Caller, Ctx } from '../src/kernel/context.ts'
import { withClient, type Connection } from '../src/kernel/database.ts'
import { newId } from '../src/kernel/ids.ts'
import { withScope } from '../src/kernel/scope.ts'
import { seedApplicationTemplates } from '../src/seed/application-templates.ts'
import { seedRegions } from '../src/modules/regions/index.ts'
import { Region } from '../src/modules/regions/region.entity.ts'
import { create } from '../src/modules/stations/station.service.ts'
import { roles } from '@stationmaster/contracts/identity'

export const testConfig = (dataFolder: string) =>
  readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataFolder,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    PUBLIC_URL: 'http://localhost',
    DEMO: 'true',
  })

const system: Caller = { actor: null, scope: { as: 'job' }, locale: 'en', requestId: newId(), now: systemClock.now }

const places = { A: '330106', B: '330102', C: '440106' } as const
export type StationName = keyof typeof places
export const stationNames = Object.keys(places) as StationName[]

async function addStations(ctx: Ctx): Promise<void> {
  for (const [name, code] of Object.entries(places)) {
    const district = await ctx.em.findOneOrFail(Region, { code })
    await create(ctx, {
      code: `W-${name}`,
      name: `${district.name}第一服务站`,
      kind: 'APPLIANCE',
      level: 'LEVEL_2',
      productLines: ['AIR_CONDITIONER'],
      districtId: district.id,
      address: '文三路 1 号',
      principalName: `站长${name}`,
      principalPhone: `1380000000${name.charCodeAt(0) - 64}`,
      contractEndsOn: '2099-12-31',
    })
  }
}

/** One account per role, `<ROLE>@test`; station roles at station A, and an owner also at B and C. */
async function addUsers(owner: Connection): Promise<void> {
  await withClient(owner, async (client) => {
    const add = async (email: string, role: string, station: StationName | null) => {
      const id = newId()
      await client.query(
        `insert into app_user (id, name, email, audience, state, roles, region_ids, station_id, created_at, updated_at)
         values ($1, $2, $3, $4, 'ACTIVE', $5, (select coalesce(array_agg(r.id), '{}') from region r where r.code = 'HD' and $6),
                 (select id from station where code = $7), now(), now())`,
        [
          id,
          role,
          email.toLowerCase(),
          station ? 'STATION' : 'HEADQUARTERS',
          [role],
          role === 'REGION_MANAGER',
          station && `W-${station}`,
        ],
      )
      await client.query(
        `insert into auth."user" (id, name, email, email_verified, created_at, updated_at) values ($1::uuid, '', $1::text || '@login.invalid', true, now(), now())`,
        [id],
      )
    }
    for (const role of roles) await add(`${role}@test`, role, isStationRole(role) ? 'A' : null)
    for (const station of ['B', 'C'] as const) await add(`owner-${station}@test`, 'STATION_OWNER', station)
  })
}

export const isStationRole = (role: string) =>
  role.startsWith('STATION_') || role === 'TECHNICIAN' || role === 'DELIVERY_DRIVER'

/** Fills the template database that every world is cloned from. */
export async function fillTemplate(owner: Connection, dataFolder: string): Promise<void> {
  const config = testConfig(dataFolder)
  const app = await openApp({ config, owner, sessionSecret: 's'.repeat(40), clock: systemClock, webFolders: null })
  await withScope(app.services.database, system, async (ctx) => {
    await seedRegions(ctx)
    await seedApplicationTemplates(ctx)
    await addStations(ctx)
  })
  await app.close()
  await addUsers(owner)
}
