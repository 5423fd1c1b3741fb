export { ensureSetupLink, publicSettings, showDemoAccounts, type DemoAccount } from './account.service.ts'
