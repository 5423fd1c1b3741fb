import { asAppError, type AppError } from './app-error.ts'

type Ask = () => Promise<boolean>
let ask: Ask | null = null
let asking: Promise<boolean> | undefined
let askAgain: ((needsCode: boolean) => Promise<boolean>) | null = null
let askingAgain: Promise<boolean> | undefined
const signedOutListeners = new Set<() => void>()

/** Called when the session is over for good; the app then shows its sign-in page. */
export const onSignedOut = (listener: () => void): void => {
  signedOutListeners.add(listener)
}

/** Tells the app that the session is over. */
export const reportSignedOut = (): void => signedOutListeners.forEach((listener) => listener())

/** How the app asks for the password again; answers true when the same person is signed in. */
export const onSessionEnded = (how: Ask): void => {
  ask = how
}

/** How the app has a dangerous step confirmed by password and, where there is one, code. */
export const onSignInAgain = (how: (needsCode: boolean) => Promise<boolean>): void => {
  askAgain = how
}

function confirmPerson({ params }: AppError): Promise<boolean> {
  askingAgain ??= (askAgain?.(Boolean(params['code'])) ?? Promise.resolve(false)).finally(
    () => (askingAgain = undefined),
  )
  return askingAgain
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

/** Whether the call may be made again: the person has come back, or has confirmed who he is. */
async function isSettled(error: AppError): Promise<boolean> {
  if (error.code === 'UNAUTHENTICATED') return renewSession()
  return error.code === 'SIGN_IN_AGAIN' ? confirmPerson(error) : false
}

/** Makes a call, and makes the very same again when the person had to sign in or to confirm a dangerous step. */
export async function withSession<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    if (!(await isSettled(asAppError(error)))) throw error
    return call()
  }
}
