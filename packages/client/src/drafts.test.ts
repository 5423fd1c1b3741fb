import { beforeEach, describe, expect, it, vi } from 'vitest'
import { draftStore, dropDrafts } from './drafts.ts'

const stored = new Map<string, string>()
const storage = {
  get length() {
    return stored.size
  },
  key: (at: number) => [...stored.keys()][at] ?? null,
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, value: string) => void stored.set(name, value),
  removeItem: (name: string) => void stored.delete(name),
}
const at = 1_790_000_000_000
const DAY_MS = 86_400_000

beforeEach(() => {
  stored.clear()
  vi.stubGlobal('localStorage', storage)
})

describe('drafts', () => {
  it('come back as they were kept', () => {
    const store = draftStore('u1', '/stations/new')
    expect(store.read(at)).toBeUndefined()
    store.keep({ at, version: 3, values: { name: '杭州', contacts: [{ name: '王敏' }] } })
    expect(store.read(at + 1000)).toEqual({ at, version: 3, values: { name: '杭州', contacts: [{ name: '王敏' }] } })
    store.drop()
    expect(store.read(at)).toBeUndefined()
  })

  it('belong to one person and one form', () => {
    draftStore('u1', '/a').keep({ at, values: { name: 'A' } })
    expect(draftStore('u2', '/a').read(at)).toBeUndefined()
    expect(draftStore('u1', '/b').read(at)).toBeUndefined()
  })

  it('hold no secrets', () => {
    draftStore('u1', '/a').keep({
      at,
      values: { name: 'A', password: 'p', newPassword: 'p', apiToken: 't', clientSecret: 's' },
    })
    expect([...stored.values()].join()).toBe(JSON.stringify({ at, values: { name: 'A' } }))
  })

  it('are forgotten after a week', () => {
    const store = draftStore('u1', '/a')
    store.keep({ at, values: { name: 'A' } })
    expect(store.read(at + 7 * DAY_MS)).toBeDefined()
    expect(store.read(at + 7 * DAY_MS + 1)).toBeUndefined()
    expect(stored.size).toBe(0)
  })

  it('leave with the person who signs out, and with nobody else', () => {
    draftStore('u1', '/a').keep({ at, values: {} })
    draftStore('u1', '/b').keep({ at, values: {} })
    draftStore('u2', '/a').keep({ at, values: {} })
    stored.set('stationmaster.theme', 'dark')
    dropDrafts('u1')
    expect([...stored.keys()]).toEqual(['stationmaster.draft.u2./a', 'stationmaster.theme'])
  })

  it.each(['{', 'null', '[]', '{"at":"x"}', '{"at":1}'])('are no drafts when they are %s', (text) => {
    stored.set('stationmaster.draft.u1./a', text)
    expect(draftStore('u1', '/a').read(at)).toBeUndefined()
  })

  it('do without storage', () => {
    vi.stubGlobal('localStorage', {
      ...storage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    const store = draftStore('u1', '/a')
    store.keep({ at, values: { name: 'A' } })
    expect(store.read(at)).toBeUndefined()
  })
})
