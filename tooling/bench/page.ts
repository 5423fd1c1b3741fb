// What a person waits for, in Chromium: npm run bench -- --page  (CHROMIUM_PATH, or the Chromium of the lockfile)
import { chromium } from 'playwright-core'

export interface PageNumbers {
  /** From the navigation to fifty rows on the page, script cache warm. */
  rowsMs: number
  /** From a click on a column's head to the repainted rows. */
  sortMs: number
  /** Bytes of JavaScript and CSS that the first visit of the list fetches, as sent. */
  scriptBytes: number
  styleBytes: number
}

const pathOf = async () => {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH']
  const { default: bundled } = await import('@sparticuz/chromium')
  return bundled.executablePath()
}

const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']

/** Opens the stations of the back office as the person of this cookie. */
export async function measurePage(url: string, cookie: string): Promise<PageNumbers> {
  const browser = await chromium.launch({ executablePath: await pathOf(), args: flags })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  const bytes = { script: 0, stylesheet: 0 }
  page.on('response', async (response) => {
    const kind = response.request().resourceType()
    if (kind !== 'script' && kind !== 'stylesheet') return
    const sizes = await response
      .request()
      .sizes()
      .catch(() => null)
    bytes[kind] += sizes?.responseBodySize ?? 0
  })
  const list = `${url}/admin/stations`
  const fiftyRows = () => page.waitForFunction(() => document.querySelectorAll('tbody tr').length >= 50)
  await page.goto(list)
  await fiftyRows()
  const sent = { ...bytes }
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const before = performance.now()
    await page.goto(list)
    await fiftyRows()
    times.push(performance.now() - before)
  }
  const sorts: number[] = []
  for (let round = 0; round < 6; round += 1) sorts.push(await page.evaluate(sortOnce, round % 2))
  await browser.close()
  const median = (list: readonly number[]) =>
    Math.round(list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0)
  return { rowsMs: median(times), sortMs: median(sorts), scriptBytes: sent.script, styleBytes: sent.stylesheet }
}

/** Runs in the page: clicks the head of one of two columns and waits until the first row has changed and is painted. */
function sortOnce(column: number): Promise<number> {
  const heads = [...document.querySelectorAll('thead button, thead a')]
  const first = () => document.querySelector('tbody tr')?.textContent
  const before = first()
  const started = performance.now()
  ;(heads[column] as HTMLElement | undefined)?.click()
  return new Promise((resolve) => {
    const look = () => {
      if (first() !== before || performance.now() - started > 5000)
        requestAnimationFrame(() => resolve(performance.now() - started))
      else requestAnimationFrame(look)
    }
    look()
  })
}
