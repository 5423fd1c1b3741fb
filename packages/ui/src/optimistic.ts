import { notify } from './notify.ts'

/** How long a change can be taken back. */
export const UNDO_MS = 8000

interface Change {
  /** What was done, for the toast. */
  text: string
  /** Shows the change at once and answers what takes it back from the page. */
  apply: () => () => void
  run: () => Promise<unknown>
  /** The opposite on the server. Without it nothing is sent until the time for undoing is over. */
  undo?: () => Promise<unknown>
  /** After the server has answered, or the change was taken back. */
  settled?: () => void
}

/** What waits for its time and must not be lost when the page goes. */
const waiting = new Set<() => void>()
addEventListener('pagehide', () => waiting.forEach((send) => send()))

/**
 * Shows a change before the server has agreed to it, and offers to undo it for 8 s. A refusal takes it back and says why.
 * Never for money and for steps that cannot be taken back.
 */
export function optimistic({ text, apply, run, undo, settled = () => {} }: Change): void {
  const takeBack = apply()
  async function attempt(work: () => Promise<unknown>, otherwise: () => void): Promise<void> {
    try {
      await work()
    } catch (error) {
      otherwise()
      notify.failed(error)
    }
    settled()
  }

  if (undo) {
    const sent = attempt(run, takeBack)
    notify.undoable(text, UNDO_MS, () => {
      takeBack()
      void sent.then(() => attempt(undo, () => {}))
    })
    return
  }
  let isOver = false
  const send = () => {
    if (isOver) return
    isOver = true
    waiting.delete(send)
    void attempt(run, takeBack)
  }
  waiting.add(send)
  const timer = setTimeout(send, UNDO_MS)
  notify.undoable(text, UNDO_MS, () => {
    clearTimeout(timer)
    if (isOver) return
    isOver = true
    waiting.delete(send)
    takeBack()
    settled()
  })
}
