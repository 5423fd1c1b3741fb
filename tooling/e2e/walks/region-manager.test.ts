import { expect, it } from 'vitest'
import { enter, type Person } from '../stage/person.ts'

interface Area {
  area: { code: string; name: string }
  id: string
  name: string
  code: string
}

const total = async ({ page }: Person) => /共 (\d+) 条/.exec(await page.locator('footer').innerText())?.[1]

it('shows a region manager the stations of his region, everywhere', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { stations } = await admin.ask<{ stations: { nodes: Area[] } }>(
    '{ stations(first: 100, sort: CODE_ASC) { nodes { id code name area { code name } } } }',
  )
  const mine = stations.nodes.filter(({ area }) => area.code === 'NORTH')
  const others = stations.nodes.filter(({ area }) => area.code !== 'NORTH')

  const manager = await enter({ app: 'admin', as: 'north@demo.example' })
  const { page } = manager
  await manager.go('/stations')
  expect(await page.locator('table [data-row-link]').allTextContents()).toEqual(mine.map(({ code }) => code))
  expect(await total(manager)).toBe(String(mine.length))

  // The tiles count the same stations, and no province of the others.
  await manager.button('pages.stations.showMap').click()
  await manager.button('pages.stations.mapTable').click()
  const counts = page.locator('section[aria-labelledby=province-map] tbody td:last-child')
  const sum = async () => (await counts.allTextContents()).reduce((total, count) => total + Number(count), 0)
  await expect.poll(sum).toBe(mine.length)

  await manager.go(`/stations/${others[0]?.id}`)
  await manager.text('errors.NOT_FOUND').waitFor()
  await manager.go('/')
  const home = await page.locator('main').innerText()
  expect(others.filter(({ name }) => home.includes(name))).toEqual([])
  expect(await manager.link('pages.imports.title').count()).toBe(0)
  await manager.go('/imports')
  await manager.text('common.notPermitted').first().waitFor()

  await manager.go('/users?audience=STATION')
  const places = await page.locator('table').innerText()
  expect(others.filter(({ name }) => places.includes(name))).toEqual([])
})

it('shows him the audit trail of his region only', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  await remark(admin, 'ZW0015', '华东的备注')
  await remark(admin, 'ZW0021', '北方的备注')
  const manager = await enter({ app: 'admin', as: 'east@demo.example' })
  await manager.go('/audit')
  const { auditEvents } = await manager.ask<{ auditEvents: { nodes: { changes: { to: string | null }[] }[] } }>(
    '{ auditEvents(first: 50) { nodes { changes { to } } } }',
  )
  const seen = auditEvents.nodes.flatMap(({ changes }) => changes.map(({ to }) => to))
  expect(seen).toContain('华东的备注')
  expect(seen).not.toContain('北方的备注')
})

async function remark(admin: Person, code: string, text: string): Promise<void> {
  const { stations } = await admin.ask<{ stations: { nodes: { id: string; version: number }[] } }>(
    'query One($code: String!) { stations(search: $code, first: 1) { nodes { id version } } }',
    { code },
  )
  await admin.ask('mutation Edit($input: UpdateStationInput!) { updateStation(input: $input) { id } }', {
    input: { id: stations.nodes[0]?.id, expectedVersion: stations.nodes[0]?.version, remark: text },
  })
}
