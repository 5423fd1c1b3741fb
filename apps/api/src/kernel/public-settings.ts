/** An account that the sign-in page offers in demo mode. */
export interface DemoAccount {
  app: 'admin' | 'portal'
  role: string
  name: string
  identifier: string
  password: string
}

export interface PublicSettings {
  demo: boolean
  demoAccounts: readonly DemoAccount[]
}

let settings: PublicSettings = { demo: false, demoAccounts: [] }

/** What the sign-in pages may know before anybody has signed in. */
export const publicSettings = (): PublicSettings => settings

/** Called once at start. */
export function announce(announced: PublicSettings): void {
  settings = announced
}
