import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import { readTable } from './read-table.ts'
import type { WorkerAnswer, WorkerTask } from './read-table-off-thread.ts'

// Built as an entry of its own; see read-table-off-thread.ts.
const { bytes, headerNames } = workerData as WorkerTask

async function answer(): Promise<WorkerAnswer> {
  try {
    return { table: await readTable(Buffer.from(bytes), headerNames) }
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, params: error.params }
    throw error
  }
}

parentPort?.postMessage(await answer())
