import type { Role } from '@stationmaster/contracts/identity'
import { formatList, t, translateIfKnown } from '@stationmaster/i18n'
import type { Actor, Caller } from '../../kernel/context.ts'
import { flowTable } from '../../kernel/flow.ts'
import { extendRecord, type Row } from '../../kernel/record.ts'
import { administeredRoles, roleGrants } from '../identity/index.ts'
import { may as mayStaff } from '../staff/staff-member.access.ts'
import { may as mayStation } from '../stations/station.access.ts'
import { may as mayUser } from '../users/user.access.ts'
import { blocksOf, type Block } from './blocked-action.rules.ts'

type Asking = Pick<Caller, 'actor' | 'locale'>
type Holders = (permission: string) => readonly string[]
const holders = new Map<string, Holders>()

/** The roles of the caller's side that have a permission; the tables do not change while the program runs. */
function holdersOf({ audience }: Actor): Holders {
  const known = holders.get(audience)
  if (known) return known
  const grants = roleGrants(null).filter((grant) => grant.audience === audience)
  const find: Holders = (permission) =>
    grants.filter(({ permissions }) => permissions.includes(permission)).map(({ role }) => role)
  holders.set(audience, find)
  return find
}

/** Who gives roles on this side. */
const grantor = ({ audience }: Actor): Role => (audience === 'STATION' ? 'STATION_OWNER' : 'HQ_ADMIN')

function textOf(
  flow: string,
  { reason, from, permission, roles }: Block,
  actor: Actor,
  locale: Caller['locale'],
): string {
  const list = (name: string, values: readonly string[]) =>
    formatList(
      locale,
      values.map((value) => translateIfKnown(locale, `enums.${name}.${value}`, value)),
    )
  if (reason === 'STATE') return t(locale, 'pages.blocked.state', { states: list(`${flow}State`, from) })
  return t(locale, 'pages.blocked.permission', {
    permission: list('Permission', [permission]),
    roles: list('Role', roles),
    grantor: list('Role', [grantor(actor)]),
  })
}

/** Names of the states differ from the flow's in one place: `StaffMember` has `StaffState`. */
const stateWords: Record<string, string> = { StaffMember: 'Staff' }

function blockedOf(flow: string, edit: string | null, row: Row, { actor, locale }: Asking) {
  if (!actor) return []
  const { states, steps } = flowTable(flow)
  // changing the record itself is no step of the flow: it is possible in every state
  const table = edit === null ? steps : { edit: { from: states, allow: edit }, ...steps }
  return blocksOf(table, String(row['state']), actor, holdersOf(actor)).map((block) => ({
    ...block,
    text: textOf(stateWords[flow] ?? flow, block, actor, locale),
  }))
}

for (const [type, edit] of [
  ['Station', mayStation.EDIT],
  ['StaffMember', mayStaff.EDIT],
  // what an application says is the applicant's alone
  ['StationApplication', null],
] as const)
  extendRecord(type, {
    computed: { blockedActions: { needs: ['state'], compute: (row, caller) => blockedOf(type, edit, row, caller) } },
  })

/** Nobody ends his own account, nor that of somebody whose roles he could not give. */
function personBlocks(row: Row, caller: Asking) {
  const { actor, locale } = caller
  if (!actor?.permissions.has(mayUser.DEACTIVATE)) return []
  const reach = new Set<string>(administeredRoles(actor))
  const isAbove = (row['roles'] as string[]).some((role) => !reach.has(role))
  if (!isAbove && actor.userId !== row['id']) return []
  const text = t(locale, isAbove ? 'errors.USER_OUT_OF_REACH' : 'errors.USER_IS_SELF')
  const actions = isAbove ? ['update', 'setRoles', 'deactivate'] : ['setRoles', 'deactivate']
  return actions.map((action) => ({ action, reason: 'PERSON', text }))
}

extendRecord('User', {
  computed: {
    blockedActions: {
      needs: ['id', 'state', 'roles'],
      compute(row, caller) {
        const persons = personBlocks(row, caller)
        if (persons.length > 0) return persons
        return blockedOf('User', mayUser.EDIT, row, caller).map((block) =>
          block.action === 'edit' ? { ...block, action: 'update' } : block,
        )
      },
    },
  },
})
