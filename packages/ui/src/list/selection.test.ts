import { nextTick, ref } from 'vue'
import { expect, test } from 'vitest'
import { useSelection } from './selection.ts'

const setup = () => {
  const rows = ref(['a', 'b', 'c', 'd'])
  const asked = ref<unknown>({ filter: {} })
  return { rows, asked, chosen: useSelection(rows, asked) }
}

test('a range goes from the row of before to this one, both ways, on and off', () => {
  const { chosen } = setup()
  chosen.toggle('c')
  chosen.toggle('a', true)
  expect(chosen.ids.value.toSorted()).toEqual(['a', 'b', 'c'])
  chosen.toggle('b', true)
  expect(chosen.ids.value).toEqual(['c'])
  chosen.toggle('d', true)
  expect(chosen.ids.value.toSorted()).toEqual(['b', 'c', 'd'])
})

test('all of a page, then all that match; one click takes it back to the rows of the page', () => {
  const { chosen } = setup()
  chosen.toggleShown()
  expect([chosen.isAllShown.value, chosen.count.value]).toEqual([true, 4])
  chosen.chooseWhole()
  expect(chosen.has('of another page')).toBe(true)
  chosen.toggle('b')
  expect([chosen.isWhole.value, chosen.ids.value]).toEqual([false, ['a', 'c', 'd']])
})

test('what was chosen stays over pages and is gone with another filter', async () => {
  const { rows, asked, chosen } = setup()
  chosen.toggle('a')
  rows.value = ['e', 'f']
  await nextTick()
  chosen.toggle('f')
  expect(chosen.ids.value).toEqual(['a', 'f'])
  asked.value = { filter: {} }
  await nextTick()
  expect(chosen.count.value).toBe(2)
  asked.value = { filter: { state: ['ACTIVE'] } }
  await nextTick()
  expect(chosen.count.value).toBe(0)
})
