import { join } from 'node:path'

import { t, type Key, type Locale, type Params } from '@stationmaster/i18n'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, inject } from 'vitest'
import { watchPages, type PageWatch } from './page-watch.ts'

export type App = 'admin' | 'portal'

export interface Look {
  app: App
  /** E-mail or phone of an account; nobody is signed in without one. */
  as?: string
  locale?: Locale
  theme?: 'light' | 'dark' | 'system'
  /** Headquarters sits at a desk and stations stand with a phone, unless the walk says otherwise. */
  viewport?: { width: number; height: number }
}

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }
export const PASSWORD = 'demo-2026-station'

export const url = inject('url')
let browser: Browser | undefined
const opened: Person[] = []

/** Somebody in front of one app, with a browser context of his own. */
export class Person {
  readonly app: App
  readonly context: BrowserContext
  readonly page: Page
  readonly watch: PageWatch
  locale: Locale

  constructor(look: Look, context: BrowserContext, page: Page) {
    this.app = look.app
    this.locale = look.locale ?? 'zh-CN'
    this.context = context
    this.page = page
    this.watch = watchPages(context, url)
  }

  /** The words of a key in the language of this person. */
  say = (key: Key, params?: Params): string => t(this.locale, key, params)

  /** Full address of a path of the app. */
  at = (path: string): string => `${url}${this.app === 'admin' ? '/admin' : ''}${path}`

  /** Where the page is, as a path of the app with its query. */
  where = (): string => this.page.url().slice(this.at('').length)

  async go(path: string): Promise<void> {
    await this.page.goto(this.at(path))
    await this.settle()
  }

  /** Waits until the page has its heading and nothing loads any more. */
  async settle(): Promise<void> {
    const { page } = this
    await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"]'))
    await this.watch.quiet()
  }

  button = (key: Key, params?: Params) => this.page.getByRole('button', { name: this.say(key, params), exact: true })
  link = (key: Key, params?: Params) => this.page.getByRole('link', { name: this.say(key, params), exact: true })
  field = (key: Key) => this.page.getByLabel(this.say(key), { exact: true })
  text = (key: Key, params?: Params) => this.page.getByText(this.say(key, params))

  /** Asks the API with the session of this person; throws what it refuses. */
  async ask<Result>(query: string, variables: object = {}): Promise<Result> {
    const answer = await this.context.request.post(`${url}/graphql`, {
      headers: { 'x-stationmaster-app': this.app, 'accept-language': this.locale },
      data: { query, variables },
    })
    const { data, errors } = (await answer.json()) as { data?: Result; errors?: { message: string }[] }
    if (errors?.[0] || !data) throw new Error(errors?.[0]?.message ?? 'no data')
    return data
  }

  /** Signs in beside the page; walks about signing in use the form. */
  async signIn(identifier: string, password = PASSWORD): Promise<void> {
    const answer = await this.context.request.post(`${url}/auth/${this.app}/sign-in`, {
      data: { identifier, password },
    })
    if (!answer.ok()) throw new Error(`sign-in of ${identifier}: ${await answer.text()}`)
  }
}

/** Opens a browser of one's own for somebody. Closed after the test, which then fails for anything that `watch` saw. */
export async function enter(look: Look): Promise<Person> {
  browser ??= await chromium.connect(inject('browser'))
  const { locale = 'zh-CN', theme = 'light' } = look
  const context = await browser.newContext({
    viewport: look.viewport ?? (look.app === 'admin' ? DESK : PHONE),
    locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(20_000)
  const person = new Person(look, context, await context.newPage())
  opened.push(person)
  if (look.as) await person.signIn(look.as)
  return person
}

interface DemoAccount {
  app: App
  role: string
  name: string
  identifier: string
}

/** The accounts that the sign-in pages offer. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const query = '{ publicSettings { demoAccounts { app role name identifier } } }'
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data } = (await answer.json()) as { data: { publicSettings: { demoAccounts: DemoAccount[] } } }
  return data.publicSettings.demoAccounts
}

/** The phone of a station's owner, to sign in with: the first of the two stations that the demo offers, or the other. */
export async function demoOwner(which: 0 | 1 = 0): Promise<string> {
  const owners = (await demoAccounts()).filter(({ role }) => role === 'STATION_OWNER')
  return owners[which]?.identifier ?? ''
}

afterEach(async ({ task }) => {
  const people = opened.splice(0)
  if (task.result?.state === 'fail')
    await Promise.all(people.map((person, index) => keep(person, `${task.name}-${index}`)))
  await Promise.all(people.map(({ context }) => context.close()))
  const problems = people.flatMap(({ watch }) => watch.problems)
  if (problems.length) throw new Error(problems.join('\n'))
})

afterAll(async () => {
  await browser?.close()
})

/** What everybody saw when a walk failed. */
const keep = ({ page }: Person, name: string) =>
  page.screenshot({ path: join(import.meta.dirname, '../test-results', `${name.replaceAll(/\W+/g, '-')}.png`) })
