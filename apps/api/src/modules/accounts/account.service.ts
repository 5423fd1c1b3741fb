import type { Role } from '@stationmaster/contracts/identity'

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
