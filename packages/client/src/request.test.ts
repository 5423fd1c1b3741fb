import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

// Preferences and clock look at the browser when they load; a few lines of it are enough here.
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }))
vi.stubGlobal('navigator', { language: 'zh-CN' })
vi.useFakeTimers()

const { asAppError, errorText, fieldProblemText, graphql, onSignedOut, request } = await import('./index.ts')

const part = graphql(`
  fragment Part on Region {
    id
    name
  }
`)
const query = graphql(
  `
    query Regions($search: String) {
      regions(search: $search) {
        nodes {
          ...Part
        }
      }
    }
  `,
  [part],
)

const calls: { url: string; init: RequestInit; body: string }[] = []
const answer = (body: unknown, status = 200) =>
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    calls.push({ url, init, body: typeof init.body === 'string' ? init.body : '' })
    return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }))
  })
const failure = (code: string, extensions: object = {}) => ({
  errors: [{ message: code, extensions: { code, ...extensions } }],
})

beforeEach(() => calls.splice(0))
afterEach(() => vi.unstubAllGlobals())

describe('request', () => {
  it('sends the text of the operation with its fragments, and the caller’s app and language', async () => {
    answer({ data: { regions: { nodes: [] } } })
    await request(query, { search: '浙' }, { idempotencyKey: 'k1' })
    const { query: text, variables } = JSON.parse(calls[0]?.body ?? '') as { query: string; variables: object }
    expect(text).toContain('query Regions')
    expect(text.match(/fragment Part/g)).toHaveLength(1)
    expect(variables).toEqual({ search: '浙' })
    expect(calls[0]?.init.headers).toMatchObject({
      'x-stationmaster-app': 'admin',
      'accept-language': 'zh-CN',
      'idempotency-key': 'k1',
    })
  })

  it('throws the server’s error with params, fields and request id', async () => {
    const fields = [{ path: 'name', code: 'TOO_LONG', params: { maximum: 60 } }]
    answer(failure('INPUT_INVALID', { fields, requestId: 'r1' }))
    const error = asAppError(await request(query, { search: '' }).catch((cause: unknown) => cause))
    expect(error).toMatchObject({ code: 'INPUT_INVALID', requestId: 'r1', fields })
    expect(fieldProblemText('en', error.fields[0] ?? { path: '', code: '' })).toBe('At most 60 characters')
    expect(errorText('zh-CN', error)).toBe('填写的内容有误，请按提示修改')
  })

  it('tells the app when the session has ended', async () => {
    const heard = vi.fn<() => void>()
    onSignedOut(heard)
    answer(failure('UNAUTHENTICATED'))
    await expect(request(query, { search: '' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(heard).toHaveBeenCalledOnce()
  })

  it('calls an unreachable server and a gateway without one NETWORK', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    await expect(request(query, { search: '' })).rejects.toMatchObject({ code: 'NETWORK' })
    answer('<html>', 502)
    await expect(request(query, { search: '' })).rejects.toMatchObject({ code: 'NETWORK' })
    answer('<html>', 500)
    await expect(request(query, { search: '' })).rejects.toMatchObject({ code: 'INTERNAL' })
  })
})
