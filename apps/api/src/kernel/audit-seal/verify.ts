import type pg from 'pg'
import { auditRows, beginning, sealOf, type AuditRow, type Seal } from './chain.ts'
import type { Head } from './heads.ts'

/** What was done to the row with this number, or to its seal. */
export type Damage = 'CHANGED' | 'DELETED' | 'INSERTED' | 'SEAL_CHANGED' | 'CUT' | 'HEAD_DIFFERS'
export interface Finding {
  seq: number
  damage: Damage
}

export interface Verdict {
  checked: number
  /** Newer than the last seal: written in the last seconds, or while no program ran. */
  waiting: number
  head: Head
  findings: Finding[]
  /** All that were found; `findings` holds the first hundred. */
  found: number
}

const mostFindings = 100
const fetched = 2000

/** Rows by a cursor: a million of them do not fill the memory. */
async function* rowsOf<R extends pg.QueryResultRow>(client: pg.ClientBase, name: string, sql: string) {
  await client.query(`declare ${name} no scroll cursor for ${sql}`)
  for (;;) {
    const { rows } = await client.query<R>(`fetch ${fetched} from ${name}`)
    if (rows.length === 0) return
    yield* rows
  }
}

class Chain {
  readonly findings: Finding[] = []
  found = 0
  checked = 0
  waiting = 0
  head: Head = { seq: 0, hash: beginning }
  private readonly expected: Map<number, string>

  constructor(heads: readonly Head[]) {
    this.expected = new Map(heads.map(({ seq, hash }) => [seq, hash]))
  }

  note(seq: number, damage: Damage): void {
    this.found += 1
    if (this.findings.length < mostFindings) this.findings.push({ seq, damage })
  }

  /** A seal continues the one before and fits what was kept outside. What does not fit is told once, at its own number. */
  take(seal: Seal, row: AuditRow | null): void {
    const seq = Number(seal.seq)
    this.checked += 1
    if (!row) this.note(seq, 'DELETED')
    else if (sealOf(seal.prev_hash, row) !== seal.hash) this.note(seq, 'CHANGED')
    if (seal.prev_hash !== this.head.hash) this.note(this.head.seq || seq, 'SEAL_CHANGED')
    const known = this.expected.get(seq)
    if (known !== undefined && known !== seal.hash) this.note(seq, 'HEAD_DIFFERS')
    this.expected.delete(seq)
    this.head = { seq, hash: seal.hash }
  }

  /** Heads that were kept outside and are not in the chain any more. */
  end(): void {
    const lost = [...this.expected.keys()].toSorted((a, b) => a - b)
    const cut = lost.some((seq) => seq > this.head.seq)
    if (cut) this.note(this.head.seq + 1, 'CUT')
    for (const seq of lost) if (seq < this.head.seq) this.note(seq, 'DELETED')
  }
}

/** Compares every audit row with its seal, every seal with the one before, and the chain with the heads kept outside. */
export async function verifyAudit(client: pg.ClientBase, heads: readonly Head[]): Promise<Verdict> {
  const chain = new Chain(heads)
  await client.query('begin isolation level repeatable read read only')
  try {
    const rows = rowsOf<AuditRow>(client, 'audit_rows', `${auditRows} order by audit_event.seq`)
    const seals = rowsOf<Seal>(
      client,
      'audit_seals',
      'select seq::text, prev_hash, hash from audit_seal order by audit_seal.seq',
    )
    let row = await rows.next()
    for await (const seal of seals) {
      while (!row.done && Number(row.value.seq) < Number(seal.seq)) {
        chain.note(Number(row.value.seq), 'INSERTED')
        row = await rows.next()
      }
      const isItsRow = !row.done && row.value.seq === seal.seq
      chain.take(seal, isItsRow ? (row.value as AuditRow) : null)
      if (isItsRow) row = await rows.next()
    }
    for (; !row.done; row = await rows.next()) chain.waiting += 1
  } finally {
    await client.query('rollback')
  }
  chain.end()
  const { checked, waiting, head, findings, found } = chain
  return { checked, waiting, head, findings, found }
}
