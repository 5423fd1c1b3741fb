import type { UserConfig } from 'vite'

export function vueApp(options: {
  root: string
  base: string
  devPort: number
  touch?: boolean
  command: string
}): UserConfig
