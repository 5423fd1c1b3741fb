import type { Role } from '@stationmaster/contracts/identity'
import { issueLink } from '../../kernel/auth/links.ts'
import { systemCaller } from '../../kernel/context.ts'
import { withScope } from '../../kernel/scope.ts'
import type { Services } from '../../kernel/services.ts'
import { firstAdministrator } from '../users/index.ts'

export interface DemoAccount {
  app: 'admin' | 'portal'
  role: Role
  name: string
  identifier: string
  password: string
}

let shown: readonly DemoAccount[] = []

/** At start, in demo mode only: everybody may read these. */
export const showDemoAccounts = (accounts: readonly DemoAccount[]) => void (shown = accounts)

export const publicSettings = () => ({ demo: shown.length > 0, demoAccounts: shown })

export interface SetupLink {
  url: string
  /** What the administrator signs in with afterwards; he may change it. */
  identifier: string
  expiresAt: Date
}

/** A one-time link for the first administrator, or null as soon as anybody has set a password. Each start makes a new one. */
export async function ensureSetupLink({
  database,
  clock,
  publicUrl,
}: Pick<Services, 'database' | 'clock' | 'publicUrl'>): Promise<SetupLink | null> {
  return withScope(database, systemCaller(clock), async (ctx) => {
    const administrator = await firstAdministrator(ctx, `admin@${new URL(publicUrl).hostname}`)
    if (!administrator) return null
    const { url, expiresAt } = await issueLink(ctx, administrator, 'setup')
    return { url, expiresAt, identifier: administrator.email ?? administrator.phone ?? '' }
  })
}
