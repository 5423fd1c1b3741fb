import { computed, shallowRef } from 'vue'
import { graphql, type ResultOf } from './gql.ts'
import { appName, get, onSignedOut, post, reportSignedOut, request } from './request.ts'

const viewerQuery = graphql(`
  query Viewer {
    viewer {
      id
      name
      email
      phone
      audience
      roles
      permissions
      regions {
        id
        name
      }
      station {
        id
        code
        name
        state
      }
    }
  }
`)

const publicSettingsQuery = graphql(`
  query PublicSettings {
    publicSettings {
      demo
      demoAccounts {
        app
        role
        name
        identifier
        password
      }
    }
  }
`)

export type Viewer = NonNullable<ResultOf<typeof viewerQuery>['viewer']>
export type Permission = Viewer['permissions'][number]
export type Role = Viewer['roles'][number]
export type DemoAccount = ResultOf<typeof publicSettingsQuery>['publicSettings']['demoAccounts'][number]
export type TokenPurpose = 'invitation' | 'reset' | 'setup'

const current = shallowRef<Viewer | null>(null)
let loading: Promise<Viewer | null> | undefined
let askedAt = 0

/** Who is signed in, or null. Call loadViewer first. */
export const viewer = computed(() => current.value)

/** True when the viewer holds the permission. The server decides again on every call; this only shapes the page. */
export const may = (permission: Permission): boolean => current.value?.permissions.includes(permission) ?? false

/** Asks once who is signed in; later calls answer from memory until the session changes. */
export function loadViewer(): Promise<Viewer | null> {
  if (loading && performance.now() - askedAt > 30_000) void refresh()
  loading ??= ask().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function ask(): Promise<Viewer | null> {
  askedAt = performance.now()
  const answer = await request(viewerQuery, {})
  current.value = answer.viewer
  return answer.viewer
}

async function refresh(): Promise<void> {
  const before = current.value
  // A lost connection leaves the page as it is; the next call tells.
  const after = await ask().catch(() => before)
  if (before && !after) reportSignedOut()
}

function forget(): void {
  current.value = null
  loading = undefined
}
onSignedOut(forget)

const path = (rest: string) => `/auth/${appName()}/${rest}`

export async function signIn(identifier: string, password: string): Promise<void> {
  await post(path('sign-in'), { identifier, password })
  forget()
}

export async function signOut(): Promise<void> {
  await post(path('sign-out'))
  forget()
}

export const forgotPassword = (identifier: string) => post(path('forgot'), { identifier })

/** Whom a link is for. Throws LINK_INVALID or LINK_EXPIRED. */
export const readToken = (purpose: TokenPurpose, token: string) =>
  get<{ name?: string; identifier?: string }>(path(`token/${purpose}/${encodeURIComponent(token)}`))

export const setPassword = (purpose: TokenPurpose, token: string, password: string) =>
  post(path('set-password'), { purpose, token, password })

export const changePassword = (currentPassword: string, newPassword: string) =>
  post(path('change-password'), { currentPassword, newPassword })

/** Demo accounts of this app; empty outside demo mode. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const { publicSettings } = await request(publicSettingsQuery, {})
  return publicSettings.demo ? publicSettings.demoAccounts.filter((account) => account.app === appName()) : []
}
