import { computed, shallowRef } from 'vue'
import { dropDrafts } from './drafts.ts'
import { graphql, type ResultOf } from './gql.ts'
import { onSignedOut, renewSession, withSession } from './renewal.ts'
import { appName, get, post, request } from './request.ts'

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
      secondFactorAt
      mustEnrol
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

/** The page stays as it is while the session is gone, so that nothing typed is lost. */
async function refresh(): Promise<void> {
  // A lost connection leaves the page as it is; the next call tells.
  const isBack = await checkSession().catch(() => true)
  if (!isBack) await renewSession()
}

/** Whether the person of this page is signed in, perhaps again. For another person the page begins anew. */
export async function checkSession(): Promise<boolean> {
  askedAt = performance.now()
  const { viewer: found } = await request(viewerQuery, {})
  if (!found) return false
  if (current.value && found.id !== current.value.id) {
    location.reload()
    return new Promise(() => {}) // nothing of the page may go on for the other person
  }
  current.value = found
  return true
}

function forget(): void {
  current.value = null
  loading = undefined
}
onSignedOut(forget)

/** Address of a sign-in route of this app. */
export const authPath = (rest: string) => `/auth/${appName()}/${rest}`

/** How somebody proves who he is; the code is asked for by SIGN_IN_CODE_NEEDED. */
export interface Proof {
  password: string
  code?: string | undefined
}

export async function signIn(identifier: string, proof: Proof): Promise<void> {
  await post(authPath('sign-in'), { identifier, ...proof })
  forget()
}

/** For somebody whose session has ended while his page is open. Throws as sign-in does. */
export async function signInAgain(proof: Proof): Promise<boolean> {
  await post(authPath('sign-in'), { identifier: current.value?.email ?? current.value?.phone ?? '', ...proof })
  return checkSession()
}

/** Before a dangerous step: the session stays, and counts as just opened. */
export async function confirmSignIn(proof: Proof): Promise<boolean> {
  await withSession(() => post(authPath('confirm'), proof))
  return true
}

/** Ends the session; what was typed and not saved leaves this browser too. */
export async function signOut(): Promise<void> {
  await post(authPath('sign-out'))
  if (current.value) dropDrafts(current.value.id)
  forget()
}

export const forgotPassword = (identifier: string) => post(authPath('forgot'), { identifier })

/** Whom a link is for. Throws LINK_INVALID or LINK_EXPIRED. */
export const readToken = (purpose: TokenPurpose, token: string) =>
  get<{ name?: string; identifier?: string }>(authPath(`token/${purpose}/${encodeURIComponent(token)}`))

export const setPassword = (purpose: TokenPurpose, token: string, password: string) =>
  post(authPath('set-password'), { purpose, token, password })

export const changePassword = (currentPassword: string, newPassword: string) =>
  withSession(() => post(authPath('change-password'), { currentPassword, newPassword }))

/** Demo accounts of this app; empty outside demo mode. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const { publicSettings } = await request(publicSettingsQuery, {})
  return publicSettings.demo ? publicSettings.demoAccounts.filter((account) => account.app === appName()) : []
}
