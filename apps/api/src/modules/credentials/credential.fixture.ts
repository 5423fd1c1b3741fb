import { fixedClock } from '../../kernel/clock.ts'
import { systemCaller, type Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { withScope } from '../../kernel/scope.ts'
import { openWorld, type Client } from '../../../test/world.ts'

export interface ShownCredential {
  id: string
  version: number
  state: string
  seriesId: string
  availableActions: string[]
}
const shown = '{ id version state seriesId availableActions }'
const mutationOf = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) ${shown} }`
export const submission = mutationOf('submitCredential', 'SubmitCredentialInput')
export const renewal = mutationOf('renewCredential', 'RenewCredentialInput')
export const correction = mutationOf('correctCredential', 'CorrectCredentialInput')
export const approval = mutationOf('approveCredential', 'CredentialStepInput')
export const refusal = mutationOf('rejectCredential', 'CredentialReasonInput')
export const withdrawal = mutationOf('withdrawCredential', 'CredentialStepInput')

export const at = ({ id, version }: ShownCredential, more: object = {}) => ({
  input: { id, expectedVersion: version, ...more },
})

/** A world by a clock of its own, with the owner of station A, who sends, and somebody of headquarters, who decides. */
export async function openCredentials(today: string) {
  const clock = fixedClock(today)
  const world = await openWorld({ clock })
  const station = await world.stationId('A')
  const people = { owner: await world.asOwnerOf('A'), decider: await world.as('NETWORK_MANAGER') }

  async function picture(client: Client): Promise<string> {
    const id = newId()
    await world.sql(
      `insert into file_blob (sha256, size, has_thumbnail, created_at) values (repeat('1', 64), 3, false, now()) on conflict do nothing`,
    )
    await world.sql(
      `insert into stored_file (id, name, media_type, size, sha256, has_thumbnail, station_id, uploaded_by_id, created_at)
       values ($1, '证照.jpg', 'image/jpeg', 3, repeat('1', 64), false, $2, $3, now())`,
      [id, station, client.userId],
    )
    return id
  }
  const content = async (client: Client, more: object = {}) => ({
    number: '91330106MA2XXXXX1A',
    issuer: '杭州市西湖区市场监督管理局',
    validFrom: '2024-01-01',
    validUntil: '2027-01-10',
    fileIds: [await picture(client)],
    ...more,
  })
  async function take(client: Client, mutation: string, variables: object): Promise<ShownCredential> {
    const [found] = Object.values(await client.data<Record<string, ShownCredential>>(mutation, { ...variables }))
    if (!found) throw new Error('no credential was answered')
    return found
  }

  return {
    world,
    station,
    people,
    picture,
    content,
    take,
    /** Sessions do not live as long as the jumps of this clock. */
    async goTo(moment: string): Promise<void> {
      clock.set(moment)
      Object.assign(people, { owner: await world.asOwnerOf('A'), decider: await world.as('NETWORK_MANAGER') })
    },
    inScope: <T>(run: (ctx: Ctx) => Promise<T>) => withScope(world.app.services.database, systemCaller(clock), run),
    async submit(more: object = {}): Promise<ShownCredential> {
      const { owner } = people
      const input = { stationId: station, kind: 'BUSINESS_LICENCE', ...(await content(owner, more)) }
      return take(owner, submission, { input })
    },
    approve: (credential: ShownCredential) => take(people.decider, approval, at(credential)),
    async renew(old: ShownCredential, more: object = {}): Promise<ShownCredential> {
      return take(people.owner, renewal, at(old, await content(people.owner, more)))
    },
    /** As the client sees it now; null when he may not. */
    async now(client: Client, id: string): Promise<ShownCredential | null> {
      const query = `query ($id: ID!) { credential(id: $id) ${shown} }`
      return (await client.data<{ credential: ShownCredential | null }>(query, { id })).credential
    },
  }
}
export type Credentials = Awaited<ReturnType<typeof openCredentials>>
