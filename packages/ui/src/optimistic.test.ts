// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { notify } from './notify.ts'
import { optimistic } from './optimistic.ts'

// The component library resolves its own names in a build only.
vi.mock('@nuxt/ui/composables', () => ({ useToast: () => undefined }))

let shown: string[] = []
let undo = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  shown = ['view']
  vi.spyOn(notify, 'undoable').mockImplementation((_text, _duration, back) => void (undo = back))
  vi.spyOn(notify, 'failed').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const removal = (run: () => Promise<unknown>) => ({
  text: 'gone',
  apply: () => {
    shown = []
    return () => (shown = ['view'])
  },
  run,
})

test('without an opposite nothing is sent before its time; undone it is never sent', async () => {
  const run = vi.fn<() => Promise<void>>(async () => {})
  optimistic(removal(run))
  expect([shown, run.mock.calls.length]).toEqual([[], 0])
  undo()
  await vi.advanceTimersByTimeAsync(20_000)
  expect([shown, run.mock.calls.length]).toEqual([['view'], 0])
})

test('it is sent once: by its time, or when the page goes', async () => {
  const run = vi.fn<() => Promise<void>>(async () => {})
  optimistic(removal(run))
  dispatchEvent(new Event('pagehide'))
  await vi.advanceTimersByTimeAsync(20_000)
  undo()
  expect([shown, run.mock.calls.length]).toEqual([[], 1])
})

test('a refusal takes it back and says why', async () => {
  optimistic(removal(() => Promise.reject(new Error('no'))))
  await vi.advanceTimersByTimeAsync(9000)
  expect(shown).toEqual(['view'])
  expect(vi.mocked(notify).failed.mock.calls).toHaveLength(1)
})

test('with an opposite both are sent, one after the other', async () => {
  const order: string[] = []
  optimistic({ ...removal(async () => void order.push('run')), undo: async () => void order.push('undo') })
  undo()
  await vi.advanceTimersByTimeAsync(1)
  expect([order, shown]).toEqual([['run', 'undo'], ['view']])
})
