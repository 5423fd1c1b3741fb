import { verificationResults, type VerificationResult } from '@stationmaster/contracts/agreements'
import { Field, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, LocalDate } from '../../kernel/scalars.ts'

export const VerificationResultEnum = enumType('VerificationResult', verificationResults)

@ObjectType('AgreementVerification', {
  description: 'What a stranger with a printed agreement may know.',
  simpleResolvers: true,
})
export class AgreementVerificationType {
  @Field(() => VerificationResultEnum, { description: 'Whether it is real, and whether it holds today.' })
  result!: VerificationResult
  @Field(() => String, {
    nullable: true,
    description: 'Number on the print; null for an unknown code, as all that follows.',
  })
  number!: string | null
  @Field(() => String, { nullable: true, description: 'The firm with most of its name hidden.' })
  partyName!: string | null
  @Field(() => LocalDate, { nullable: true, description: 'First day.' })
  startsOn!: string | null
  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it holds or held.' })
  endsOn!: string | null
  @Field(() => DateTime, { nullable: true, description: 'When the station signed.' })
  stationSignedAt!: Date | null
  @Field(() => DateTime, { nullable: true, description: 'When headquarters signed.' })
  headquartersSignedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'SHA-256 that must stand on the print.' })
  contentHash!: string | null
}
