import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import { readTable } from './read-table.ts'
import { fileErrors, type Table } from './table.ts'

export interface WorkerTask {
  bytes: Uint8Array
  headerNames: readonly string[]
}
export type WorkerAnswer = { table: Table } | { code: string; params: Record<string, unknown> }

const timeLimitMinutes = 1
const heapMegabytes = 1536

/** The built worker lies beside main.js; this code may have been moved into a chunk one folder below. */
const workerFile = ['./', '../']
  .map((folder) => new URL(`${folder}kernel/spreadsheet/read-table-worker.js`, import.meta.url))
  .find((url) => existsSync(url))

let last: Promise<unknown> = Promise.resolve()

/**
 * `readTable` in a thread of its own, one file at a time: a large workbook needs seconds and hundreds of megabytes,
 * and requests go on meanwhile. A file that exceeds the thread's time or memory is refused. Runs in place where no
 * built worker exists (tests).
 */
export function readTableOffThread(bytes: Buffer, headerNames: readonly string[]): Promise<Table> {
  if (!workerFile) return readTable(bytes, headerNames)
  const file = workerFile
  const reading = last.then(() => inWorker(file, { bytes, headerNames }))
  last = reading.catch(() => undefined)
  return reading
}

function inWorker(file: URL, workerData: WorkerTask): Promise<Table> {
  const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
  return new Promise<Table>((resolve, reject) => {
    const timer = setTimeout(() => reject(fileErrors.TOO_COMPLEX()), timeLimitMinutes * 60_000)
    worker.once('message', (answer: WorkerAnswer) => {
      if ('table' in answer) resolve(answer.table)
      else reject(new AppError(answer.code, 'invalid', answer.params))
    })
    worker.once('error', () => reject(fileErrors.TOO_COMPLEX()))
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(fileErrors.TOO_COMPLEX())
    })
  }).finally(() => worker.terminate())
}
