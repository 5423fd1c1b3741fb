import * as fc from 'fast-check'
import { getNamedType, isLeafType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { isTold } from './plain-resolvers.ts'

/** A query with the values of its variables. */
export interface Question {
  query: string
  variables: Record<string, unknown>
}

export interface Ids {
  station: readonly string[]
  staffMember: readonly string[]
  user: readonly string[]
  region: readonly string[]
}

type Gen = fc.GeneratorValue

const days = ['2024-02-28', '2024-03-01', '2024-03-10', '2026-12-25', '2027-01-05']
const types = { station: 'Station', staffMember: 'StaffMember', user: 'User', region: 'Region' } as const
const sorts: Record<string, readonly string[]> = {
  stations: ['CODE', 'NAME', 'STATE', 'LEVEL', 'SIGNED_ON', 'CONTRACT_ENDS_ON', 'CREATED_AT', 'UPDATED_AT'],
  staffMembers: ['NAME', 'JOINED_ON'],
  users: ['NAME'],
  regions: ['CODE', 'NAME'],
}

/** Asks at random: aliases, fragments in fragments, directives, several roots, filters, orders, pages. */
export class Asker {
  private readonly fragments: string[] = []
  private aliases = 0

  constructor(
    private readonly g: Gen,
    private readonly schema: GraphQLSchema,
    private readonly ids: Ids,
  ) {}

  question(): Question {
    const count = this.below(3) + 1
    const names = Array.from({ length: count }, () =>
      this.one('station', 'stations', 'stations', 'staffMember', 'staffMembers', 'user', 'users', 'region', 'regions'),
    )
    const body = names.map(
      (name) => `${this.alias()}${name}${name.endsWith('s') ? this.list(name) : this.record(name)}`,
    )
    const variables = { yes: true, no: false, id: this.one(...this.ids.station), states: ['ACTIVE', 'PROBATION'] }
    const head = 'query Q($yes: Boolean = true, $no: Boolean!, $id: ID!, $states: [StationState!])'
    const used =
      'used: station(id: $id) @skip(if: $yes) { id } more: stations(filter: { state: $states }) @include(if: $no) { totalCount }'
    return { query: `${head} { ${body.join(' ')} ${used} } ${this.fragments.join(' ')}`, variables }
  }

  private below(count: number): number {
    return this.g(fc.nat, count - 1)
  }
  private chance(share: number): boolean {
    return this.below(100) < share * 100
  }
  private one<T>(...list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }
  private alias(): string {
    return `a${this.aliases++}: `
  }

  private record(name: string): string {
    const id = this.one(...this.ids[name as keyof Ids])
    return `(id: ${this.chance(0.2) && name === 'station' ? '$id' : JSON.stringify(id)}) ${this.selection(types[name as keyof typeof types], 4)}`
  }

  private list(name: string): string {
    const typeName = types[name.slice(0, -1) as keyof typeof types]
    const filter = this.filter(name)
    const args = [
      ...(filter ? [`filter: { ${filter} }`] : []),
      ...(name === 'users' || this.chance(0.7)
        ? [`sort: ${this.one(...(sorts[name] ?? []))}_${this.one('ASC', 'DESC')}`]
        : []),
      `first: ${this.one(1, 3, 7, 20)}`,
      ...(this.chance(0.3) ? [`offset: ${this.one(0, 1, 3, 14, 5000)}`] : []),
    ]
    const makers = [
      () => `nodes ${this.selection(typeName, 2)}`,
      () => 'totalCount',
      () => `pageInfo { hasNextPage ${this.alias()}hasNextPage __typename endCursor }`,
      () => `${this.alias()}nodes ${this.selection(typeName, 1)}`,
      () => `... on ${typeName}Page { ${this.alias()}totalCount totalCountIsCapped }`,
      () => '__typename',
    ]
    const parts = makers.flatMap((make) => (this.chance(0.6) ? [make()] : []))
    return `(${args.join(', ')}) { ${parts.join(' ') || 'totalCount'} }`
  }

  private filter(name: string): string {
    const some = (...values: string[]) => `[${values.filter(() => this.chance(0.5)).join(', ')}]`
    const range = () =>
      `{ ${this.chance(0.6) ? `from: "${this.one(...days)}"` : ''} ${this.chance(0.6) ? `to: "${this.one(...days)}"` : 'to: null'} }`
    const filters: Record<string, () => string> = {
      stations: () =>
        [
          `state: ${some('ACTIVE', 'PROBATION', 'SUSPENDED', 'TERMINATED', 'TERMINATING')}`,
          `kind: ${some('APPLIANCE', 'VEHICLE', 'EQUIPMENT')}`,
          'level: null',
          `productLines: ${some('SUV', 'FORKLIFT', 'SEDAN')}`,
          `signedOn: ${range()}`,
          `contractEndsOn: ${range()}`,
          `hasOwnerAccount: ${this.one('true', 'false')}`,
          `province: ["${this.one(...this.ids.region)}"]`,
        ]
          .filter(() => this.chance(0.18))
          .join(' '),
      staffMembers: () =>
        this.chance(0.4) ? `station: ["${this.one(...this.ids.station)}", "${this.one(...this.ids.station)}"]` : '',
      regions: () => `level: ${this.one('[AREA]', '[PROVINCE]', '[AREA, CITY]')}`,
    }
    return filters[name]?.() ?? ''
  }

  selection(typeName: string, levels: number): string {
    const fields = Object.values((this.schema.getType(typeName) as GraphQLObjectType).getFields()).filter(
      ({ name, args, type }) =>
        args.length === 0 && isTold(`${typeName}.${name}`) && (levels > 0 || isLeafType(getNamedType(type))),
    )
    const parts = Array.from({ length: this.below(6) + 1 }, () => {
      const { name, type } = this.one(...fields)
      const inner = getNamedType(type)
      const below = isLeafType(inner) ? '' : this.selection(inner.name, levels - 1)
      return this.form(typeName, name, below)
    })
    return `{ ${parts.join(' ')} ${this.chance(0.3) ? '__typename' : ''} }`
  }

  private form(typeName: string, name: string, below: string): string {
    const field = `${this.chance(0.4) || below ? this.alias() : ''}${name}`
    const directive = this.one(
      '',
      '',
      '',
      '@include(if: $yes)',
      '@include(if: $no)',
      '@skip(if: true)',
      '@skip(if: $no)',
      '@include(if: true) @skip(if: $no)',
    )
    switch (this.below(8)) {
      case 0:
        return `... on ${typeName} ${directive} { ${field} ${below} }`
      case 1:
        return `... { ${field} ${below} }`
      case 2: {
        const fragment = `F${this.fragments.length}`
        this.fragments.push(`fragment ${fragment} on ${typeName} { ${field} ${below} __typename }`)
        return `...${fragment} ${directive}`
      }
      default:
        return `${field} ${directive} ${below}`
    }
  }
}
