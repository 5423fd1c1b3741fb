import type { CredentialKind } from '@stationmaster/contracts/credentials'
import type { ProductLine } from '@stationmaster/contracts/stations'
import { Field, ObjectType } from 'type-graphql'
import { CredentialKindEnum } from '../credentials/credential.types.ts'
import { ProductLineEnum } from '../stations/station.types.ts'

@ObjectType('CredentialGap', {
  description: 'A product line that a station may not work on, for want of credentials.',
  simpleResolvers: true,
})
export class CredentialGapType {
  @Field(() => ProductLineEnum, { description: 'Product line that the station drops out of.' })
  productLine!: ProductLine
  @Field(() => [CredentialKindEnum], { description: 'What it lacks today.' })
  missing!: CredentialKind[]
}
