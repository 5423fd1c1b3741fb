import type { Auth } from './auth.ts'
import { newId } from '../ids.ts'
import type { Subject } from './subject.ts'

interface SignInDeed {
  action:
    | 'signIn'
    | 'signOut'
    | 'setPassword'
    | 'changePassword'
    | 'confirmSignIn'
    | 'enableSecondFactor'
    | 'disableSecondFactor'
    | 'renewRecoveryCodes'
    | 'resetSecondFactor'
  subject: Pick<Subject, 'id' | 'name' | 'roles' | 'station_id'>
  /** The refusal's code, or null when it was done. A refused person is not known to be the one he says he is. */
  errorCode?: string
  /** Done at the console of the server, by nobody who has signed in. */
  byProgram?: boolean
  requestId: string
}

const insertSql = `
  insert into audit_event (id, at, actor_id, actor_name, actor_roles, station_id, action, entity, entity_id, outcome, error_code, changes, request_id)
  values ($1, $2, $3, $4, $5, $6, $7, 'User', $8, $9, $10, '[]', $11)`

/** Sign-ins are audited as mutations are (security.md C9), beside GraphQL: hence written here. */
export async function recordSignIn({ pool, clock }: Pick<Auth, 'pool' | 'clock'>, deed: SignInDeed): Promise<void> {
  const { action, subject, errorCode = null, byProgram = false, requestId } = deed
  const actor = errorCode === null && !byProgram ? subject : { id: null, name: '', roles: [] }
  const outcome = errorCode === null ? 'DONE' : 'REFUSED'
  const who = [actor.id, actor.name, actor.roles, subject.station_id]
  await pool.query(insertSql, [newId(), clock.now(), ...who, action, subject.id, outcome, errorCode, requestId])
}
