import type { Client, World } from '../../../test/world.ts'

export const step = (name: string) =>
  `mutation ($input: UserStepInput!) { ${name}(input: $input) { id state version availableActions } }`
export const linkStep = (name: string) => `mutation ($input: UserStepInput!) { ${name}(input: $input) { url } }`
export const rolesMutation =
  'mutation ($input: SetUserRolesInput!) { setUserRoles(input: $input) { id roles regions { name } version } }'
export const inviteMutation = `mutation ($input: InviteUserInput!) {
  inviteUser(input: $input) { url sentTo expiresAt user { id name state roles audience version availableActions } } }`

interface Link {
  url: string
  user: { id: string; state: string }
}

/** One answer of a client: its first field. */
export async function read<T>(client: Client, query: string, variables?: Record<string, unknown>): Promise<T> {
  const data: Record<string, unknown> = await client.data(query, variables)
  return Object.values(data)[0] as T
}

/** What the tests of users ask again and again. */
export function usersOf(world: World) {
  let count = 0
  const versionOf = async (id: string) =>
    (await world.sql<{ version: number }>('select version from app_user where id = $1', [id]))[0]?.version ?? 0
  return {
    versionOf,
    idOf: async (email: string) =>
      (await world.sql<{ id: string }>('select id from app_user where email = $1', [email]))[0]?.id ?? '',
    asStep: async (id: string) => ({ input: { id, expectedVersion: await versionOf(id) } }),
    async invite(client: Client, input: Record<string, unknown>) {
      const email = `person${(count += 1)}@users.test`
      const answer = await client.ask(inviteMutation, { input: { name: '林晓', email, ...input } })
      const link = Object.values(answer.data ?? {})[0] as Link | undefined
      return { code: answer.errors?.[0]?.extensions.code ?? null, link }
    },
  }
}
