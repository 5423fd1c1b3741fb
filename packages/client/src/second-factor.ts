import { withSession } from './renewal.ts'
import { get, post } from './request.ts'
import { authPath, type Proof } from './session.ts'

/** What an authenticator app takes: the address as a picture, or the key typed. */
export interface Enrolment {
  key: string
  address: string
}
interface Codes {
  recoveryCodes: string[]
}

export const secondFactor = {
  status: () => withSession(() => get<{ since: string | null; recoveryCodesLeft: number }>(authPath('second-factor'))),
  begin: (proof: Proof) => withSession(() => post<Enrolment>(authPath('second-factor/begin'), proof)),
  /** Ends the enrolment; the codes are shown once. */
  enable: (code: string) => withSession(() => post<Codes>(authPath('second-factor/enable'), { code })),
  disable: (proof: Proof) => withSession(() => post(authPath('second-factor/disable'), proof)),
  renewCodes: (proof: Proof) => withSession(() => post<Codes>(authPath('second-factor/recovery-codes'), proof)),
}
