import type { Module } from './kernel/module.ts'
import { files } from './modules/files/module.ts'
import { regions } from './modules/regions/module.ts'
import { stations } from './modules/stations/module.ts'

/** Every module in dependency order: a module may only use those above it. The only place where they are put together. */
export const modules: readonly Module[] = [files, regions, stations]
