/** One shot at one server. */
export interface Measured {
  case: string
  isRead: boolean
  target: 'product' | 'raw'
  clients: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Processor time per request. */
  appMs: number
  databaseMs: number
  memoryMb: number
}

type Numbers = Pick<Measured, 'perSecond' | 'p50' | 'p99' | 'appMs' | 'databaseMs' | 'memoryMb'>

export interface Result {
  case: string
  clients: number
  isRead: boolean
  product: Numbers
  raw: Numbers
  /** Requests per second of the product as a share of the hand-written server's: the median of the rounds. */
  ratio: number
  /** Processor time of one request by hand as a share of the product's: steadier where others use the machine too. */
  costRatio: number
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const costOf = (shot: Measured | undefined) => (shot ? shot.appMs + shot.databaseMs : 0)

function numbersOf(shots: readonly Measured[]): Numbers {
  const of = (key: keyof Numbers) => median(shots.map((shot) => shot[key]))
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    appMs: of('appMs'),
    databaseMs: of('databaseMs'),
    memoryMb: of('memoryMb'),
  }
}

/** Medians over the rounds; the ratio is taken within each round, where both met the same machine. */
export function summarise(shots: readonly Measured[]): Result[] {
  const keys = [...new Set(shots.map((shot) => JSON.stringify([shot.case, shot.clients])))]
  return keys.map((key) => {
    const [name, clients] = JSON.parse(key) as [string, number]
    const own = shots.filter((shot) => shot.case === name && shot.clients === clients)
    const product = own.filter(({ target }) => target === 'product')
    const raw = own.filter(({ target }) => target === 'raw')
    const ratio = median(product.map((shot, round) => shot.perSecond / (raw[round]?.perSecond ?? Infinity)))
    const costs = product.map(({ appMs, databaseMs }, round) => costOf(raw[round]) / (appMs + databaseMs))
    return {
      costRatio: median(costs),
      case: name,
      clients,
      isRead: own[0]?.isRead ?? false,
      product: numbersOf(product),
      raw: numbersOf(raw),
      ratio,
    }
  })
}

export const geometricMean = (values: readonly number[]) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)

const pad = (text: string | number, width: number) => String(text).padStart(width)
const numbers = ({ perSecond, p50, p99, appMs, databaseMs, memoryMb }: Numbers) =>
  [
    pad(perSecond.toFixed(0), 6),
    pad(`${p50.toFixed(1)}/${p99.toFixed(1)}`, 12),
    pad(`${appMs.toFixed(2)}+${databaseMs.toFixed(2)}`, 11),
    pad(memoryMb, 5),
  ].join(' ')

export function table(summary: {
  rows: number
  coldStartMs: number
  idleMb: number
  results: readonly Result[]
}): string {
  const { rows, coldStartMs, idleMb, results } = summary
  const head = `${'case'.padEnd(12)} clients  ratio  cost |  ours/s   p50/p99 ms  app+db ms   MB |   raw/s   p50/p99 ms  app+db ms   MB`
  const lines = results.map(
    (result) =>
      `${result.case.padEnd(12)} ${pad(result.clients, 7)}  ${pad(result.ratio.toFixed(2), 5)}  ${pad(result.costRatio.toFixed(2), 4)} | ${numbers(result.product)} | ${numbers(result.raw)}`,
  )
  const means = [...new Set(results.map(({ clients }) => clients))].map((clients) => {
    const reads = results.filter((result) => result.isRead && result.clients === clients)
    return `geometric mean of ${reads.map((result) => result.case).join(', ')} at ${clients} clients: ${geometricMean(reads.map(({ ratio }) => ratio)).toFixed(2)}, by processor time ${geometricMean(reads.map(({ costRatio }) => costRatio)).toFixed(2)}`
  })
  return [
    `${rows.toLocaleString('en')} documents; cold start ${coldStartMs} ms, idle ${idleMb} MB`,
    head,
    ...lines,
    ...means,
  ].join('\n')
}
