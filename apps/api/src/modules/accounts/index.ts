export { publicSettings, showDemoAccounts, type DemoAccount } from './account.service.ts'
export { ensureSetupLink } from './setup.service.ts'
