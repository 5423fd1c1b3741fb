import { parentPort, workerData } from 'node:worker_threads'
import { writeTable } from './write-table.ts'
import type { WriteTask } from './write-table-off-thread.ts'

// Built as an entry of its own; see write-table-off-thread.ts.
const { rows, format } = workerData as WriteTask
parentPort?.postMessage(await writeTable(rows, format))
