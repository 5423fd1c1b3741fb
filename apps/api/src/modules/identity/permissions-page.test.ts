import 'reflect-metadata'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { declaredPermissions } from '../../kernel/permissions.ts'
import { modules } from '../../modules.ts'
import { roles } from '@stationmaster/contracts/identity'
import { permissionsOfRole, printMatrix } from './matrix.rules.ts'
import { specOf } from './roles.rules.ts'

const page = join(import.meta.dirname, '../../../../docs/permissions.md')
const heading = `# Permissions

Printed from \`apps/api/src/modules/identity/roles.rules.ts\`; run \`UPDATE_DOCS=1 npx vitest run permissions-page\` in apps/api.

\`read/write\` per domain. **A** all, **R** own regions, **S** own station, **O** own or assigned, **-** none; \`b\` names and
addresses only, \`p\` a part only, \`m\` personal data masked, \`n\` without names or fraud notes, \`+\` with bank account;
\`*\` four eyes, \`s\` station users only. The side \`govern\` is a write that only headquarters makes.
`

test('the printed matrix is current', () => {
  expect(modules.length).toBeGreaterThan(5)
  const printed = `${heading}\n${printMatrix()}\n`
  if (process.env['UPDATE_DOCS']) writeFileSync(page, printed)
  expect(readFileSync(page, 'utf8')).toBe(printed)
})

test('every permission is held by somebody, and names in withhold and extra exist', () => {
  const declared = declaredPermissions().map(({ code }) => code)
  const ofLinks = new Set(declaredPermissions().flatMap(({ code, side }) => (side === 'link' ? [code] : [])))
  const held = new Set(roles.flatMap(permissionsOfRole))
  expect(declared.filter((code) => held.has(code) === ofLinks.has(code))).toEqual([])
  const named = roles.flatMap((role) => [...(specOf(role).withhold ?? []), ...(specOf(role).extra ?? [])])
  expect(named.filter((code) => !declared.includes(code))).toEqual([])
})
