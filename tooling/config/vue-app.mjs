import { fileURLToPath } from 'node:url'

import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { rekaParts } from './reka-parts.mjs'
import { touchTheme, uiTheme } from './ui-theme.mjs'
import { wordsOfParts } from './words.mjs'

const API = process.env.API_URL ?? `http://127.0.0.1:${process.env.PORT ?? 4600}`

/** Big libraries that change rarely get files of their own, so that a new version of the app keeps them cached. */
const CHUNKS = [
  {
    name: 'vue',
    test: /node_modules[\\/](\.pnpm[\\/])?(@vue[+\\/]|vue@|vue[\\/]|vue-router|pinia|@tanstack[+\\/](vue-query|query-core))/,
  },
]

/** The default looks at .vue files below the app only; icon names also stand in views and in the kit. */
const ICON_SOURCES = {
  globInclude: ['src/**/*.{vue,ts}', '../../packages/ui/src/**/*.{vue,ts}'],
  globExclude: ['**/*.test.ts'],
}

const ALL_WORDS = fileURLToPath(new URL('../../packages/i18n/src/all-words.ts', import.meta.url))

/**
 * What both apps share. `base` is the path below which the API serves the app ('/' or '/admin/'); `touch` makes controls
 * large enough for thumbs.
 * @param {{ root: string, base: string, devPort: number, touch?: boolean, command: string }} options
 * @returns {import('vite').UserConfig}
 */
export function vueApp({ root, base, devPort, touch = false, command }) {
  return {
    root,
    base,
    plugins: [
      vue(),
      ui({
        root,
        // Icons are bundled: a missing one would otherwise be fetched from api.iconify.design.
        icon: { clientBundle: { scan: ICON_SOURCES } },
        // packages/client keeps the theme: one preference for both apps, applied before the first paint.
        colorMode: false,
        ui: touch ? touchTheme : uiTheme,
        // Only the components that are used bring their styles along: half of the style sheet.
        scanPackages: ['@stationmaster/ui', '@stationmaster/client'],
        experimental: { componentDetection: true },
      }),
      rekaParts(),
      wordsOfParts({ base }),
    ],
    // In development all words are there, in both languages; a build replaces them by loaded ones.
    resolve: command === 'serve' ? { alias: { '#words': ALL_WORDS } } : {},
    build: {
      target: 'es2023',
      sourcemap: false,
      // tooling/checks weighs the first pages by it.
      manifest: true,
      // No data: URLs: the content security policy allows files of our own only.
      assetsInlineLimit: 0,
      emptyOutDir: true,
      rollupOptions: { output: { codeSplitting: { groups: CHUNKS } } },
    },
    server: {
      port: devPort,
      strictPort: true,
      proxy: Object.fromEntries(
        ['/graphql', '/auth', '/files', '/applications', '/application-files', '/health'].map((path) => [
          path,
          { target: API },
        ]),
      ),
    },
  }
}
