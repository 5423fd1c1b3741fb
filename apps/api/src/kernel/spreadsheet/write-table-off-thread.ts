import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { writeTable, type TableFormat } from './write-table.ts'

export interface WriteTask {
  rows: readonly (readonly string[])[]
  format: TableFormat
}

const timeLimitMinutes = 2
const heapMegabytes = 1536
/** Fewer rows are written faster than a thread starts. */
const rowsInPlace = 500

/** The built worker lies beside main.js; this code may have been moved into a chunk one folder below. */
const workerFile = ['./', '../']
  .map((folder) => new URL(`${folder}kernel/spreadsheet/write-table-worker.js`, import.meta.url))
  .find((url) => existsSync(url))

let last: Promise<unknown> = Promise.resolve()

/** `writeTable` in a thread of its own, one file at a time, so that requests go on meanwhile. */
export function writeTableOffThread(rows: WriteTask['rows'], format: TableFormat): Promise<Buffer> {
  if (!workerFile || rows.length <= rowsInPlace) return writeTable(rows, format)
  const file = workerFile
  const writing = last.then(() => inWorker(file, { rows, format }))
  last = writing.catch(() => undefined)
  return writing
}

function inWorker(file: URL, workerData: WriteTask): Promise<Buffer> {
  const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
  return new Promise<Buffer>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Writing the table took too long')), timeLimitMinutes * 60_000)
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('The thread that writes tables ended early'))
    })
  }).finally(() => worker.terminate())
}
