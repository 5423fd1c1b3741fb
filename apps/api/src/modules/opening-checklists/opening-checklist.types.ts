import { checkKinds, type CheckKind, type LocalizedText } from '@stationmaster/contracts/onboarding-templates'
import { Field, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { EvidenceFileType } from '../construction/construction.types.ts'
import { LocalizedTextType } from '../onboarding-templates/application-template.types.ts'

const CheckKindEnum = enumType('OpeningCheckKind', checkKinds)

@ObjectType('OpeningChecklistItem', {
  description: 'One item of the opening checklist with its answer now.',
  simpleResolvers: true,
})
export class OpeningChecklistItemType {
  @Field(() => String, { description: 'Key in the template.' })
  key!: string
  @Field(() => LocalizedTextType, { description: 'What is asked.' })
  title!: LocalizedText
  @Field(() => CheckKindEnum, { description: 'Typed by people, or computed by the program.' })
  kind!: CheckKind
  @Field(() => Boolean, { description: 'Whether the signature waits for it.' })
  mandatory!: boolean
  @Field(() => Boolean, { description: 'Whether it is fulfilled now.' })
  isGreen!: boolean
  @Field(() => LocalizedTextType, { nullable: true, description: 'What a computed check has counted.' })
  detail!: LocalizedText | null
  @Field(() => String, { nullable: true, description: 'What was said about a typed item.' })
  note!: string | null
  @Field(() => [EvidenceFileType], { description: 'What proves it.' })
  files!: EvidenceFileType[]
  @Field(() => String, { nullable: true, description: 'Who answered.' })
  byName!: string | null
  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null
}
