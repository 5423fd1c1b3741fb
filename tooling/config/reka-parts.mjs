import { readFileSync } from 'node:fs'

const FROM_ALL = /import\s*\{([^}]+)\}\s*from\s*["']reka-ui\/namespaced["'];?/g
const PART = 'virtual:reka-part/'

/**
 * Nuxt UI takes menus and popovers from one module of Reka UI that holds them all, so that the page with the first menu
 * loads the combobox and the virtual list too. Here each of them is a module of its own.
 * @returns {import('vite').Plugin}
 */
export function rekaParts() {
  let home
  let source = ''
  return {
    name: 'stationmaster:reka-parts',
    apply: 'build',

    async transform(code, id) {
      if (!id.includes('@nuxt/ui') || !code.includes('reka-ui/namespaced')) return null
      if (!home) {
        home = (await this.resolve('reka-ui', id)).id
        source = readFileSync((await this.resolve('reka-ui/namespaced', id)).id, 'utf8')
      }
      return code.replace(FROM_ALL, (_, names) =>
        names
          .split(',')
          .map((name) => `import { ${name.trim()} } from '${PART}${name.trim().split(' ')[0]}'`)
          .join('\n'),
      )
    },

    resolveId: (id) => (id.startsWith(PART) ? id : null),

    load(id) {
      if (!id.startsWith(PART)) return null
      const name = id.slice(PART.length)
      const [whole, body] = new RegExp(`const ${name} = \\{([^}]*)\\}`).exec(source) ?? []
      if (!whole) throw new Error(`Reka UI has no ${name} any more: see tooling/config/reka-parts.mjs`)
      const used = body.split(',').flatMap((line) => line.split(':')[1]?.trim() ?? [])
      return `import { ${[...new Set(used)].join(', ')} } from ${JSON.stringify(home)}\nexport ${whole}`
    },
  }
}
