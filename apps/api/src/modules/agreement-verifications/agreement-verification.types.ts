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
  @Field(() => VerificationResultEnum)
  result!: VerificationResult
  @Field(() => String, {
    nullable: true,
    description: 'Number on the print; null for an unknown code, as all that follows.',
  })
  number!: string | null
  @Field(() => String, { nullable: true, description: 'The firm with most of its name hidden.' })
  partyName!: string | null
  @Field(() => LocalDate, { nullable: true })
  startsOn!: string | null
  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it holds or held.' })
  endsOn!: string | null
  @Field(() => DateTime, { nullable: true })
  stationSignedAt!: Date | null
  @Field(() => DateTime, { nullable: true })
  headquartersSignedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'SHA-256 that must stand on the print.' })
  contentHash!: string | null
}
