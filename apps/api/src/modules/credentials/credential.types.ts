import {
  credentialKinds,
  credentialStates,
  type CredentialKind,
  type CredentialState,
} from '@stationmaster/contracts/credentials'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime, LocalDate } from '../../kernel/scalars.ts'
import { StoredFileType } from '../files/stored-file.types.ts'
import { StaffMemberType } from '../staff/staff-member.types.ts'
import { StationType } from '../stations/station.types.ts'
import { may } from './credential.access.ts'
import { Credential, CredentialFile } from './credential.entity.ts'
import { flow } from './credential.rules.ts'

export const CredentialKindEnum = enumType('CredentialKind', credentialKinds)
export const CredentialStateEnum = enumType('CredentialState', credentialStates)

@ObjectType('CredentialFile', { description: 'A picture or scan of a credential.', simpleResolvers: true })
export class CredentialFileType {
  @Field(() => ID)
  id!: string
  @Field(() => StoredFileType, { description: 'The file itself.' })
  file!: StoredFileType
}

type Shown = Pick<
  Credential,
  'id' | 'kind' | 'number' | 'issuer' | 'validFrom' | 'state' | 'submittedByName' | 'version'
>

@ObjectType('Credential', {
  description: 'What allows a station or a person to do certain work, until a day.',
  simpleResolvers: true,
})
export class CredentialType implements Shown {
  @Field(() => ID)
  id!: string
  @Field(() => StationType)
  station!: StationType
  @Field(() => StaffMemberType, { nullable: true, description: 'Who holds it; none when the station does.' })
  staffMember!: StaffMemberType | null
  @Field(() => CredentialKindEnum)
  kind!: CredentialKind
  @Field(() => String)
  number!: string
  @Field(() => String)
  issuer!: string
  @Field(() => LocalDate)
  validFrom!: string
  @Field(() => LocalDate, { nullable: true, description: 'Last day; none when it does not expire.' })
  validUntil!: string | null
  @Field(() => CredentialStateEnum)
  state!: CredentialState
  @Field(() => ID, { nullable: true, description: 'The credential that this one renews.' })
  renewsId!: string | null
  @Field(() => ID, { description: 'The first of its row of renewals; filter by it to read them all.' })
  seriesId!: string
  @Field(() => [CredentialFileType])
  files!: CredentialFileType[]
  @Field(() => String)
  submittedByName!: string
  @Field(() => String, { nullable: true })
  decidedByName!: string | null
  @Field(() => DateTime, { nullable: true })
  decidedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  decisionReason!: string | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
}

defineRecord({ name: 'CredentialFile', entity: CredentialFile })
defineRecord({
  name: 'Credential',
  entity: Credential,
  live: [may.READ],
  many: { files: { of: CredentialFile, by: 'credential', order: 'place' } },
  computed: {
    availableActions: {
      needs: ['state', 'submittedById'],
      compute: ({ state, submittedById }, { actor }) => {
        const own = actor !== null && submittedById === actor.userId
        const steps = flow.actionsFor(state as CredentialState, actor)
        return own ? steps.filter((step) => step !== 'approve' && step !== 'reject') : steps
      },
    },
  },
})
