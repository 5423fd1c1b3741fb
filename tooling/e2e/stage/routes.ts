import { join } from 'node:path'
import { url, type App, type Person } from './person.ts'
import { smallCsv } from './station-file.ts'

interface Route {
  path: string
  redirect?: unknown
  meta?: { menu?: { key?: string } }
}

const ROOT = join(import.meta.dirname, '../../..')

/** What the addresses of records are filled with, by the first word of the path. */
export type RecordIds = Readonly<Record<string, string>>

/** Paths that are no plain address, and where each is visited. */
const special: Readonly<Record<string, (ids: RecordIds) => string>> = {
  '/:purpose(invitation|reset|setup)/:token': ({ token }) => `/reset/${token}`,
  '/stations/:stationId/staff/:id': ({ stations, staff }) => `/stations/${stations}/staff/${staff}`,
  '/credentials/:id/:step(renew|correct)': ({ credentials }) => `/credentials/${credentials}/renew`,
  '/applications/part/:id': ({ milestone }) => `/applications/part/${milestone}`,
  '/settings/:policyKey': () => '/settings/sla.repairResponse',
  '/settings/webhooks/:id': ({ webhooks }) => `/settings/webhooks/${webhooks}`,
  '/settings/webhooks/:id/edit': ({ webhooks }) => `/settings/webhooks/${webhooks}/edit`,
  '/:rest(.*)*': () => '/no/such/page',
}

/** Tabs and other faces of a page that its route alone does not show. */
const faces: Record<App, readonly string[]> = {
  admin: [
    '/stations/:id?tab=training',
    '/stations/:id?tab=follow-up',
    '/stations/:id?tab=assessment',
    '/stations/:id?tab=credentials',
    '/credentials?state=SUBMITTED',
    '/notices/:id?tab=recipients',
    '/notices/:id?tab=questions',
    '/notices/:id?tab=timeline',
    '/notice-receipts?state=UNREAD,READ&mustRead=true',
    '/applications/:id?tab=review',
    '/applications/:id?tab=survey',
    '/applications/:id?tab=inspection',
    '/applications/:id?tab=opening',
    '/users/:id?tab=rights',
    '/users/:id?tab=sessions',
    '/imports/:id?tab=columns',
    '/stations?q=ZZZZ&state=ACTIVE,PROBATION&kind=VEHICLE',
    '/stations?state=SUSPENDED',
    '/network-map?table=stations&minutes=60',
    '/network-map?table=provinces&measure=INSTALLED_UNITS',
    '/onboarding-report?createdAt=..2020-01-01',
  ],
  portal: ['/staff?q=ZZZZ', '/staff?state=LEFT', '/notices?mustRead=true'],
}

/** The routes of an app, as its router names them. */
export async function routesOf(app: App): Promise<Route[]> {
  const { routes }: { routes: Route[] } = await import(join(ROOT, `apps/${app}/src/router.ts`))
  return routes
}

/** Every route of an app as an address to visit. Throws for a route whose parameters nobody fills in. */
export async function addressesOf(app: App, ids: RecordIds): Promise<string[]> {
  const routes = await routesOf(app)
  // The router names `/` of the portal too, which is the visitors' page before the router.
  // A part of the kit that shows how it loads never ends loading: walks/kit.test.ts looks at that page.
  const paths = routes.map(({ path }) => path).filter((path) => path !== '/__kit')
  return [...paths, ...faces[app]].map((path) => addressOf(path, ids))
}

function addressOf(path: string, ids: RecordIds): string {
  const fill = special[path]
  if (fill) return fill(ids)
  const id = ids[path.split(/[/?]/)[1] ?? '']
  const address = id ? path.replace(':id', id) : path
  if (address.includes(':')) throw new Error(`nobody visits the route ${path}: add a record for it in walks/`)
  return address
}

interface Page {
  nodes: { id: string }[]
}
const idOf = ({ nodes }: Page) => nodes[0]?.id ?? ''

interface Account {
  id: string
  version: number
}
interface Member {
  id: string
  accounts: { id: string }[] | null
}

/** Lists whose first record fills the addresses that begin with the word. */
const ofHeadquarters = {
  'api-clients': 'apiClients(first: 1)',
  webhooks: 'webhooks(first: 1)',
  settings: 'policyVersions(first: 1)',
  agreements: 'serviceAgreements(first: 1)',
  credentials: 'credentials(first: 1, filter: { state: [APPROVED] })',
  'agreement-templates': 'agreementTemplates(first: 1)',
  'application-templates': 'applicationTemplates(first: 1)',
  notices: 'notices(first: 1, filter: { state: [PUBLISHED], mustRead: true })',
  'notice-questions': 'noticeQuestions(first: 1, filter: { state: [ANSWERED] })',
}

const ofStation = {
  agreements: 'serviceAgreements(first: 1)',
  credentials: 'credentials(first: 1, filter: { state: [APPROVED] })',
  notices: 'notices(first: 1, filter: { receiptState: [CONFIRMED] })',
}

async function firstRecords(person: Person, lists: Readonly<Record<string, string>>): Promise<RecordIds> {
  const asked = Object.entries(lists).map(([word, list]) => `${word.replaceAll('-', '_')}: ${list} { nodes { id } }`)
  const found = await person.ask<Record<string, Page>>(`{ ${asked.join(' ')} }`)
  return Object.fromEntries(
    Object.keys(lists).map((word) => [word, idOf(found[word.replaceAll('-', '_')] ?? { nodes: [] })]),
  )
}

/** Records of the demo network for the addresses of headquarters; the reset link belongs to somebody of a station. */
export async function adminRecords(admin: Person): Promise<RecordIds> {
  const { stations, users } = await admin.ask<{
    stations: { nodes: { id: string; staff: { id: string }[] }[] }
    users: { nodes: Account[] }
  }>(`{
    stations(first: 1, sort: CODE_ASC) { nodes { id staff { id } } }
    users(first: 1, filter: { role: [TECHNICIAN] }, sort: NAME_ASC) { nodes { id version } }
  }`)
  const user = users.nodes[0]
  const token = await resetTokenOf(admin, user)
  const [station] = stations.nodes
  return {
    ...(await firstRecords(admin, ofHeadquarters)),
    stations: station?.id ?? '',
    staff: station?.staff[0]?.id ?? '',
    ...(await buildingApplication(admin)),
    users: user?.id ?? '',
    token,
    ...(await importedFile(admin)),
  }
}

/** An application that is being built, with one of its milestones. */
async function buildingApplication(admin: Person): Promise<{ applications: string; milestone: string }> {
  const { stationApplications } = await admin.ask<{
    stationApplications: { nodes: { id: string; milestones: { id: string }[] }[] }
  }>('{ stationApplications(first: 1, filter: { state: [CONSTRUCTION] }) { nodes { id milestones { id } } } }')
  const [application] = stationApplications.nodes
  return { applications: application?.id ?? '', milestone: application?.milestones[0]?.id ?? '' }
}

/** An import that has run, with its job; one row of it was refused. */
async function importedFile(admin: Person): Promise<{ imports: string; jobs: string }> {
  const uploaded = await admin.context.request.post(`${url}/files`, {
    headers: { 'x-stationmaster-app': 'admin' },
    multipart: { file: smallCsv() },
  })
  const { id: fileId } = (await uploaded.json()) as { id: string }
  const { checkImport } = await admin.ask<{ checkImport: { id: string; version: number } }>(
    'mutation Check($input: CheckImportInput!) { checkImport(input: $input) { id version } }',
    { input: { kind: 'STATIONS', fileId } },
  )
  const { id, version } = checkImport
  const { runImport } = await admin.ask<{ runImport: { job: { id: string } } }>(
    'mutation Run($input: ImportStepInput!) { runImport(input: $input) { job { id } } }',
    { input: { id, expectedVersion: version } },
  )
  return { imports: id, jobs: runImport.job.id }
}

/** Records of the own station: somebody, if possible without an account, and the account of somebody else. */
export async function portalRecords(owner: Person): Promise<RecordIds> {
  const { staffMembers, users } = await owner.ask<{
    staffMembers: { nodes: Member[] }
    users: { nodes: Account[] }
  }>(`{
    staffMembers(first: 50) { nodes { id accounts { id } } }
    users(first: 1, filter: { role: [TECHNICIAN] }, sort: NAME_ASC) { nodes { id version } }
  }`)
  const [user] = users.nodes
  const member = staffMembers.nodes.find(({ accounts }) => !accounts?.length) ?? staffMembers.nodes[0]
  const token = await resetTokenOf(owner, user)
  return { ...(await firstRecords(owner, ofStation)), staff: member?.id ?? '', users: user?.id ?? '', token }
}

async function resetTokenOf(person: Person, user: Account | undefined): Promise<string> {
  const input = { id: user?.id, expectedVersion: user?.version }
  const { issueResetLink } = await person.ask<{ issueResetLink: { url: string | null } }>(
    'mutation Link($input: UserStepInput!) { issueResetLink(input: $input) { url } }',
    { input },
  )
  return issueResetLink.url?.split('/').at(-1) ?? ''
}
