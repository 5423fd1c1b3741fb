import { asAppError } from './app-error.ts'

let ask: (() => Promise<boolean>) | null = null
let asking: Promise<boolean> | undefined
const signedOutListeners = new Set<() => void>()

/** Called when the session is over for good; the app then shows its sign-in page. */
export const onSignedOut = (listener: () => void): void => {
  signedOutListeners.add(listener)
}

/** Tells the app that the session is over. */
export const reportSignedOut = (): void => signedOutListeners.forEach((listener) => listener())

/** How the app asks for the password again; answers true when the same person is signed in. */
export const onSessionEnded = (how: () => Promise<boolean>): void => {
  ask = how
}

/** Asks once for everything that waits. False, after the app was told, when the session stays over. */
export function renewSession(): Promise<boolean> {
  asking ??= (ask?.() ?? Promise.resolve(false))
    .then((isBack) => {
      if (!isBack) reportSignedOut()
      return isBack
    })
    .finally(() => (asking = undefined))
  return asking
}

/** Makes a call, and makes it again when the session had ended and the same person has come back. */
export async function withSession<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    if (asAppError(error).code !== 'UNAUTHENTICATED' || !(await renewSession())) throw error
    return call()
  }
}
