import type { Module } from './kernel/module.ts'
import { accounts } from './modules/accounts/module.ts'
import { audit } from './modules/audit/module.ts'
import { bulk } from './modules/bulk/module.ts'
import { comments } from './modules/comments/module.ts'
import { exports } from './modules/exports/module.ts'
import { files } from './modules/files/module.ts'
import { identity } from './modules/identity/module.ts'
import { imports } from './modules/imports/module.ts'
import { jobs } from './modules/jobs/module.ts'
import { listLooks } from './modules/list-looks/module.ts'
import { networkBulk } from './modules/network-bulk/module.ts'
import { regions } from './modules/regions/module.ts'
import { savedViews } from './modules/saved-views/module.ts'
import { search } from './modules/search/module.ts'
import { staff } from './modules/staff/module.ts'
import { stationImports } from './modules/station-imports/module.ts'
import { stationStanding } from './modules/station-standing/module.ts'
import { stations } from './modules/stations/module.ts'
import { timelines } from './modules/timelines/module.ts'
import { users } from './modules/users/module.ts'

/** Every module in dependency order: a module may only use those above it. The only place where they are put together. */
export const modules: readonly Module[] = [
  identity,
  users,
  files,
  audit,
  comments,
  timelines,
  jobs,
  bulk,
  imports,
  regions,
  stations,
  staff,
  networkBulk,
  stationStanding,
  stationImports,
  accounts,
  savedViews,
  listLooks,
  exports,
  search,
]
