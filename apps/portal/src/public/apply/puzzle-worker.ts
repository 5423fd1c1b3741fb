import { sha256 } from './sha256.ts'

interface Task {
  salt: string
  challenge: string
  maximum: number
}

/** Looks for the number of a puzzle away from the page, so that typing stays smooth. */
self.onmessage = ({ data: { salt, challenge, maximum } }: MessageEvent<Task>) => {
  for (let number = 0; number <= maximum; number += 1)
    if (sha256(`${salt}${number}`) === challenge) return self.postMessage(number)
  self.postMessage(null)
}
