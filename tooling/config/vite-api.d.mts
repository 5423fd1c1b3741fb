import type { UserConfig } from 'vite'

export function apiBuild(options: { entries: string[]; mode: string }): UserConfig
