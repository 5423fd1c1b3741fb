import { AppError } from '@stationmaster/client/app-error.ts'
import { ask } from './apply-client.ts'
import { puzzleQuery, type Puzzle } from './apply.queries.ts'

/** Asks for a puzzle and solves it: about a second of this device, and nobody else is asked who the visitor is. */
export async function solvePuzzle() {
  const { applicationPuzzle } = await ask(puzzleQuery, {})
  const { salt, challenge, signature, expiresAt } = applicationPuzzle
  return { salt, challenge, signature, expiresAt, number: await search(applicationPuzzle) }
}

function search({ salt, challenge, maximum }: Puzzle): Promise<number> {
  const worker = new Worker(new URL('./puzzle-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<number>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<number | null>) =>
      data === null ? reject(new AppError('INTERNAL')) : resolve(data)
    worker.onerror = () => reject(new AppError('INTERNAL'))
    worker.postMessage({ salt, challenge, maximum })
  }).finally(() => worker.terminate())
}
