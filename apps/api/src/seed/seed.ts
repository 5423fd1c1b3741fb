import { storePassword } from '../kernel/auth/credentials.ts'
import { systemCaller } from '../kernel/context.ts'
import { withScope } from '../kernel/scope.ts'
import type { Services } from '../kernel/services.ts'
import { showDemoAccounts } from '../modules/accounts/index.ts'
import { seedRegions } from '../modules/regions/index.ts'
import type { User } from '../modules/users/user.entity.ts'
import { Station } from '../modules/stations/station.entity.ts'
import { demoAreas } from './demo-network.ts'
import { demoAccounts, demoPassword, seedAccounts } from './demo-accounts.ts'
import { seedStations } from './demo-stations.ts'

/** Fills what an empty database needs: the regions always; stations, people and accounts in demo mode. Repeating adds nothing. */
export async function seed(services: Services): Promise<void> {
  const { clock, database, demo } = services
  const caller = systemCaller(clock)
  const people = await withScope(database, caller, async (ctx) => {
    await seedRegions(ctx, demo ? demoAreas : undefined)
    if (!demo || (await ctx.em.count(Station, {}))) return []
    return seedAccounts(ctx, await seedStations(ctx))
  })
  if (people.length > 0) await givePasswords(services, people)
  if (!demo) return
  const accounts = await withScope(database, caller, demoAccounts)
  showDemoAccounts(accounts.map((account) => ({ ...account, password: demoPassword })))
}

/** All demo accounts have the same password, so its slow hash is made once. */
async function givePasswords({ auth, clock }: Services, people: readonly User[]): Promise<void> {
  const passwordHash = await auth.hashing.hash(demoPassword)
  for (const { id: userId } of people) await storePassword(auth.pool, { userId, passwordHash, now: clock.now() })
}
