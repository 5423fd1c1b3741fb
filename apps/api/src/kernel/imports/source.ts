import type { Ctx } from '../context.ts'
import type { TableRow } from '../spreadsheet/table.ts'
import type { CheckedRow, ColumnMatch, ImportColumn, ImportSpec, KnownRecords, Problem, Values } from './declaration.ts'
import { judgeRows, staleProblem, valuesToLookUp } from './judge-rows.ts'
import { readRows } from './read-rows.ts'

/** A checked row that is to be written: a new record, or one to be changed. */
export interface RowToWrite {
  key: string
  values: Values
  target: { id: string; version: number } | null
}

/** A record as an import left it; `before` is what its fields were, null for a new record. */
export interface WrittenRecord {
  id: string
  version: number
  before: Values | null
}

/** What a module does for its declared import. All of it runs in the caller's transaction and row scope. */
interface SourceSpec<Facts> {
  spec: ImportSpec<Facts>
  facts: (ctx: Ctx) => Promise<Facts>
  /** @param wanted field → values of the file that must be looked up */
  known: (ctx: Ctx, wanted: ReadonlyMap<string, readonly string[]>) => Promise<KnownRecords>
  /** Writes the rows and flushes; answers in the order of the rows. */
  write: (ctx: Ctx, rows: readonly RowToWrite[]) => Promise<WrittenRecord[]>
  /** Removes or restores the records that are still as the import left them; answers the ids of those that are not. */
  undo: (ctx: Ctx, records: readonly WrittenRecord[]) => Promise<string[]>
}

/** A declared import as the imports module sees it, whatever its records are. */
export interface ImportSource {
  kind: string
  /** GraphQL type of the records. */
  type: string
  columns: readonly ImportColumn[]
  judge: (ctx: Ctx, matches: readonly ColumnMatch[], rows: readonly TableRow[]) => Promise<CheckedRow[]>
  /** For each row why it can no longer be written as it was checked, or null. */
  recheck: (ctx: Ctx, rows: readonly RowToWrite[]) => Promise<(Problem | null)[]>
  write: SourceSpec<never>['write']
  undo: SourceSpec<never>['undo']
}

const sources = new Map<string, ImportSource>()

/** Registers an import; its module calls this once when it is loaded. */
export function defineImportSource<Facts>({ spec, facts, known, write, undo }: SourceSpec<Facts>): ImportSource {
  if (sources.has(spec.kind)) throw new Error(`Import ${spec.kind} is declared twice`)
  const source: ImportSource = {
    kind: spec.kind,
    type: spec.type,
    columns: spec.columns,
    judge: async (ctx, matches, rows) => {
      const file = readRows(spec, matches, rows)
      const found = await known(ctx, valuesToLookUp(spec, file.rows))
      return judgeRows(spec, file, found, await facts(ctx))
    },
    recheck: async (ctx, rows) => {
      const found = await known(ctx, valuesToLookUp(spec, rows))
      return rows.map((row) => staleProblem(spec, row, found))
    },
    write,
    undo,
  }
  sources.set(spec.kind, source)
  return source
}

export function importSource(kind: string): ImportSource {
  const source = sources.get(kind)
  if (!source) throw new Error(`Import ${kind} is not declared`)
  return source
}
