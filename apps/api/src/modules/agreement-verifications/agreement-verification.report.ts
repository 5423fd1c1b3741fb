import type { ServiceAgreementState } from '@stationmaster/contracts/agreements'
import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'

export interface FoundAgreement {
  number: string
  state: ServiceAgreementState
  partyName: string
  startsOn: string
  endsOn: string
  contentHash: string
  stationSignedAt: string | null
  headquartersSignedAt: string | null
}

/** The row policy of `app_public` shows the agreement with this code and no other; whoever asks, only these columns. */
export async function agreementWithCode({ em }: Ctx, codeHash: string): Promise<FoundAgreement | null> {
  await query(em, `select set_config('app.code_hash', $1, true)`, [codeHash])
  const [found] = await query<FoundAgreement>(
    em,
    `select a.number, a.state, a.party_name as "partyName", a.starts_on::text as "startsOn",
            coalesce(a.ended_on, a.ends_on)::text as "endsOn", a.content_hash as "contentHash",
            (select to_json(signed_at) #>> '{}' from agreement_signature s where s.agreement_id = a.id and s.side = 'STATION') as "stationSignedAt",
            (select to_json(signed_at) #>> '{}' from agreement_signature s where s.agreement_id = a.id and s.side = 'HEADQUARTERS') as "headquartersSignedAt"
       from service_agreement a where a.code_hash = $1 and a.state not in ('DRAFT', 'WITHDRAWN')`,
    [codeHash],
  )
  return found ?? null
}
