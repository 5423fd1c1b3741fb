import { roles, stationRoles, type Audience, type Role } from '@stationmaster/contracts/identity'
import { declaredPermissions, domains, type Domain, type PermissionSpec } from '../../kernel/permissions.ts'
import { specOf, type Cell, type Reach, type RoleSpec, type ScopeClass } from './roles.rules.ts'

const reachOrder: Reach[] = ['-', 'T', 'O', 'S', 'R', 'A']
const readRules = ['b', 'p', 'm', 'n', '', '+']
const writeRules = ['p', 's', '*', '']

interface HalfCell {
  reach: Reach
  rule: string
}

const halvesOf = (cell: Cell): { read: HalfCell; write: HalfCell } => {
  const [read = '-', write = '-'] = cell.split('/')
  return { read: half(read), write: half(write) }
}
const half = (text: string): HalfCell => ({ reach: text[0] as Reach, rule: text.slice(1) })
export const cellOf = (role: RoleSpec, domain: Domain) => halvesOf(role.cells[domains.indexOf(domain)] ?? '-/-')

const reachesRows = ({ reach }: HalfCell) => reach === 'A' || reach === 'R' || reach === 'S'

function gives(role: RoleSpec, { domain, side }: PermissionSpec): boolean {
  const { read, write } = cellOf(role, domain)
  if (side === 'link') return false
  if (side === 'basic') return reachesRows(read)
  if (side === 'read') return reachesRows(read) && read.rule !== 'b' && read.rule !== 'p'
  const writes = reachesRows(write) && write.rule !== 'p'
  return side === 'govern' ? writes && role.audience === 'HEADQUARTERS' : writes
}

/** The permissions of one role: its cells, less what is withheld, plus the single extras. */
export function permissionsOfRole(code: Role): string[] {
  const role = specOf(code)
  const given = declaredPermissions()
    .filter((spec) => gives(role, spec))
    .map((spec) => spec.code)
  return [...given.filter((permission) => !role.withhold?.includes(permission)), ...(role.extra ?? [])]
}

const unions = new Map<string, ReadonlySet<string>>()

/**
 * A user's permissions are the union over his roles. `readOnly` leaves the reading sides (a suspended station).
 * Worked out once for each set of roles that people hold.
 */
export function permissionsOf(codes: readonly Role[], { readOnly = false } = {}): ReadonlySet<string> {
  const key = `${declaredPermissions().length} ${readOnly} ${codes.join()}`
  const known = unions.get(key) ?? unionOf(codes, readOnly)
  unions.set(key, known)
  return known
}

function unionOf(codes: readonly Role[], readOnly: boolean): ReadonlySet<string> {
  const all = new Set(codes.flatMap(permissionsOfRole))
  if (!readOnly) return all
  const reads = declaredPermissions().filter(({ side }) => side === 'basic' || side === 'read')
  return new Set(reads.map(({ code }) => code).filter((code) => all.has(code)))
}

/** Headquarters and station roles never mix; null when there is no role or a mix. */
export function audienceOf(codes: readonly Role[]): Audience | null {
  const audiences = new Set(codes.map((code) => specOf(code).audience))
  return audiences.size === 1 ? ([...audiences][0] ?? null) : null
}

/** The widest scope of the roles: a region manager who is also a claim reviewer sees all regions. */
export function scopeClassOf(codes: readonly Role[]): ScopeClass {
  const classes = new Set(codes.map((code) => specOf(code).scope))
  if (classes.has('ALL')) return 'ALL'
  return classes.has('REGIONS') ? 'REGIONS' : 'STATION'
}

const rank = ({ reach, rule }: HalfCell, rules: string[]) =>
  reach === '-' ? 0 : reachOrder.indexOf(reach) * 10 + rules.indexOf(rule)

/** True when no cell of `code` reaches further than the widest of `holder` in the same column. */
export function isWithin(code: Role, holder: readonly Role[]): boolean {
  const role = specOf(code)
  return domains.every((domain) => {
    const { read, write } = cellOf(role, domain)
    const held = holder.map((one) => cellOf(specOf(one), domain))
    const most = (side: 'read' | 'write', rules: string[]) =>
      Math.max(0, ...held.map((cells) => rank(cells[side], rules)))
    return rank(read, readRules) <= most('read', readRules) && rank(write, writeRules) <= most('write', writeRules)
  })
}

/**
 * The roles that somebody with these roles may give, take and administer, read from the column "users" of the matrix:
 * headquarters' administrator all; "station users" all station roles; a station what is not above the own role.
 */
export function administeredBy(codes: readonly Role[]): Role[] {
  const writes = codes.map((code) => cellOf(specOf(code), 'users').write).filter(reachesRows)
  if (writes.some(({ reach, rule }) => reach === 'A' && rule !== 's')) return [...roles]
  if (writes.some(({ rule }) => rule === 's')) return [...stationRoles]
  return writes.length > 0 ? stationRoles.filter((code) => isWithin(code, codes)) : []
}

const table = (header: string[], rows: string[][]) =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const codes = (list: readonly string[]) => list.map((code) => `\`${code}\``).join(' ')

function holdersOf(permission: string): string {
  const holders = roles.filter((role) => permissionsOfRole(role).includes(permission))
  if (holders.length === roles.length) return 'everybody'
  return codes(holders) || 'nobody'
}

const inDomainOrder = (a: PermissionSpec, b: PermissionSpec) =>
  domains.indexOf(a.domain) - domains.indexOf(b.domain) || a.code.localeCompare(b.code, 'en')

/** The matrix and every declared permission as Markdown, for apps/docs/permissions.md. */
export function printMatrix(): string {
  const cells = roles.map(specOf).map((role) => [codes([role.code]), role.scope, ...role.cells, role.note ?? ''])
  const permissions = declaredPermissions()
    .toSorted(inDomainOrder)
    .map(({ code, domain, side }) => [codes([code]), `${domain}, ${side}`, holdersOf(code)])
  return [
    table(['role', 'scope', ...domains, 'note'], cells),
    table(['permission', 'domain, side', 'held by'], permissions),
  ].join('\n\n')
}
