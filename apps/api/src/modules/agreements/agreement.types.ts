import {
  agreementSides,
  serviceAgreementStates,
  type AgreementSide,
  type ServiceAgreementState,
} from '@stationmaster/contracts/agreements'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, LocalDate } from '../../kernel/scalars.ts'
import { StationType } from '../stations/station.types.ts'
import { may } from './agreement.access.ts'
import type { ServiceAgreement } from './agreement.entity.ts'

export const ServiceAgreementStateEnum = enumType('ServiceAgreementState', serviceAgreementStates)
export const AgreementSideEnum = enumType('AgreementSide', agreementSides)

@ObjectType('AgreementSignature', {
  description: 'Who signed for one side, and what he was shown.',
  simpleResolvers: true,
})
export class AgreementSignatureType {
  @Field(() => ID)
  id!: string
  @Field(() => AgreementSideEnum)
  side!: AgreementSide
  @Field(() => String, { description: 'Full name as the signer typed it.' })
  signerName!: string
  @Field(() => String, { description: 'SHA-256 of the text that the signer was shown.' })
  contentHash!: string
  @Field(() => Boolean, { description: 'Signed by the link of an application, not by an account.' })
  byLink!: boolean
  @Field(() => DateTime)
  signedAt!: Date
  @Allow(may.SIGN)
  @Field(() => String, {
    nullable: true,
    description: 'Network from which it was signed; null for callers who may not see it.',
  })
  network!: string | null
}

@ObjectType('ServiceAgreement', { description: 'What headquarters and a station have signed.', simpleResolvers: true })
export class ServiceAgreementType implements Pick<
  ServiceAgreement,
  'id' | 'number' | 'state' | 'partyName' | 'startsOn' | 'endsOn' | 'content' | 'contentHash' | 'version'
> {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  number!: string
  @Field(() => StationType, { nullable: true, description: 'Null as long as the applicant has not become a station.' })
  station!: StationType | null
  @Field(() => ID, { nullable: true, description: 'The application that it was drafted for, if any.' })
  applicationId!: string | null
  @Field(() => ServiceAgreementStateEnum)
  state!: ServiceAgreementState
  @Field(() => DateTime)
  stateSince!: Date
  @Field(() => String, { description: 'The firm with which it is made.' })
  partyName!: string
  @Field(() => LocalDate)
  startsOn!: string
  @Field(() => LocalDate)
  endsOn!: string
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day on which it held, when that was not the agreed one.',
  })
  endedOn!: string | null
  @Field(() => String, { nullable: true })
  endReason!: string | null
  @Field(() => String, {
    description: 'The exact text that is signed: JSON with both languages, see contracts/agreements.ts.',
  })
  content!: string
  @Field(() => String, { description: 'SHA-256 of `content` in UTF-8, lower-case hexadecimal.' })
  contentHash!: string
  @Field(() => ServiceAgreementType, { nullable: true, description: 'The agreement that this one follows.' })
  supersedes!: ServiceAgreementType | null
  @Field(() => String)
  draftedByName!: string
  @Field(() => [AgreementSignatureType])
  signatures!: AgreementSignatureType[]
  @Field(() => String, { description: 'The code on the print, by which anybody can check it.' })
  verificationCode!: string
  @Field(() => String, { description: 'Address of the page that checks the print.' })
  verificationUrl!: string
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime)
  updatedAt!: Date
}
