import { storePassword } from '../kernel/auth/credentials.ts'
import { systemCaller, type Actor } from '../kernel/context.ts'
import { withScope } from '../kernel/scope.ts'
import type { Services } from '../kernel/services.ts'
import { showDemoAccounts } from '../modules/accounts/index.ts'
import { seedRegions } from '../modules/regions/index.ts'
import type { User } from '../modules/users/user.entity.ts'
import { Station } from '../modules/stations/station.entity.ts'
import { seedApplicationTemplates } from './application-templates.ts'
import { seedAgreements } from './demo-agreements.ts'
import { seedApplications } from './demo-applications.ts'
import { seedApps } from './demo-apps.ts'
import { seedDemand } from './demo-demand.ts'
import { seedCredentials } from './demo-credentials.ts'
import { keepScans } from './demo-scans.ts'
import { demoAreas } from './demo-network.ts'
import { demoAccounts, demoPassword, seedHeadquarters, seedStationAccounts } from './demo-accounts.ts'
import { seedImport } from './demo-import.ts'
import { seedNotices } from './demo-notices.ts'
import { seedNotifications } from './demo-notifications.ts'
import { seedPromises } from './demo-promises.ts'
import { seedStations } from './demo-stations.ts'

/** Fills what an empty database needs: the regions always; stations, people and accounts in demo mode. Repeating adds nothing. */
export async function seed(services: Services): Promise<void> {
  const { clock, database, demo } = services
  const caller = systemCaller(clock)
  // by themselves: three thousand rows in one unit of work would be looked through at every flush of the others
  await withScope(database, caller, async (ctx) => {
    await seedRegions(ctx, demo ? demoAreas : undefined)
    await seedApplicationTemplates(ctx)
  })
  const people = await withScope(database, caller, async (ctx) => {
    if (!demo || (await ctx.em.count(Station, {}))) return []
    const headquarters = await seedHeadquarters(ctx)
    const manager = { ...ctx, actor: actorFor(managerOf(headquarters)) }
    const stations = await seedStations(manager)
    await seedAgreements(manager, stations, headquarters[0]?.name ?? '')
    await seedApps(manager)
    return [...headquarters, ...(await seedStationAccounts(ctx, stations))]
  })
  if (people.length > 0) {
    await givePasswords(services, people)
    await seedImport(services, managerOf(people).id)
    const part = (role: User['roles'][number]) => actorFor(holderOf(people, role))
    await seedApplications(services, {
      network: part('NETWORK_MANAGER'),
      region: part('REGION_MANAGER'),
      auditor: part('AUDITOR'),
      admin: part('HQ_ADMIN'),
    })
    await seedNotifications(services)
    const [manager, admin] = [actorFor(managerOf(people)), actorFor(holderOf(people, 'HQ_ADMIN'))]
    const scans = await keepScans(services.files)
    await seedCredentials((run) => withScope(database, caller, run), { manager, admin }, scans)
    await withScope(database, caller, (ctx) => seedPromises(ctx, { manager, admin }))
    await withScope(database, caller, (ctx) => seedDemand({ ...ctx, actor: manager }))
    await withScope(database, caller, (ctx) => seedNotices(ctx, manager))
  }
  await tellDemoAccounts(services)
}

/** Lets the pages of sign-in know the accounts of the demo. */
export async function tellDemoAccounts({ clock, database, demo }: Services): Promise<void> {
  if (!demo) return
  const accounts = await withScope(database, systemCaller(clock), demoAccounts)
  showDemoAccounts(accounts.map((account) => ({ ...account, password: demoPassword })))
}

const managerOf = (people: readonly User[]): User => holderOf(people, 'NETWORK_MANAGER')

function holderOf(people: readonly User[], role: User['roles'][number]): User {
  const holder = people.find(({ roles }) => roles.includes(role))
  if (!holder) throw new Error(`The demo network has no ${role}`)
  return holder
}

/** The manager as the one who did what the history of the demo tells. */
const actorFor = ({ id, name, audience, roles }: User): Actor => ({
  userId: id,
  name,
  audience,
  roles,
  permissions: new Set(),
  scope: { as: 'job' },
  sessionId: null,
})

/** All demo accounts have the same password, so its slow hash is made once. */
async function givePasswords({ auth, clock }: Services, people: readonly User[]): Promise<void> {
  const passwordHash = await auth.hashing.hash(demoPassword)
  for (const { id: userId } of people) await storePassword(auth.pool, { userId, passwordHash, now: clock.now() })
}
