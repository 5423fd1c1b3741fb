import { phaseOfState, type ApplicationPhase, type ApplicationState } from '@stationmaster/contracts/onboarding'
import type { StationKind, StationLevel } from '@stationmaster/contracts/stations'
import { Field, ID, ObjectType } from 'type-graphql'
import { Masked } from '../../kernel/access.ts'
import { defineRecord } from '../../kernel/record.ts'
import { DateTime, PhoneNumber } from '../../kernel/scalars.ts'
import { StationApplication } from '../onboarding/station-application.entity.ts'
import { RegionType } from '../regions/region.types.ts'
import { may as applicationMay } from '../station-applications/station-application.access.ts'
import { ApplicationPhaseEnum, ApplicationStateEnum } from '../station-applications/station-application.types.ts'
import { StationKindEnum, StationLevelEnum } from '../stations/station.types.ts'

@ObjectType('ApplicationProgress', {
  description: 'How far an application has come, for programs of others: no answers, no documents, persons masked.',
  simpleResolvers: true,
})
export class ApplicationProgressType {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Tracking code, SA-XXXX-XXXX.' })
  code!: string
  @Field(() => ApplicationStateEnum, { description: 'State of the application.' })
  state!: ApplicationState
  @Field(() => DateTime, { description: 'Since when it is in this state.' })
  stateSince!: Date
  @Field(() => ApplicationPhaseEnum, { description: 'Which of the four steps it is in.' })
  phase!: ApplicationPhase
  @Field(() => StationKindEnum, { description: 'Kind of the planned station.' })
  kind!: StationKind
  @Field(() => StationLevelEnum, { description: 'Level of the planned station.' })
  level!: StationLevel
  @Field(() => String, { description: 'Name of the firm.' })
  companyName!: string
  @Masked('name', applicationMay.READ)
  @Field(() => String, { description: 'Whom to speak with; masked for programs of others.' })
  contactName!: string
  @Masked('phone', applicationMay.READ)
  @Field(() => PhoneNumber, { description: 'Of the contact; masked for programs of others.' })
  phone!: string
  @Field(() => RegionType, { description: 'Province of the site.' })
  province!: RegionType
  @Field(() => RegionType, { description: 'City of the site.' })
  city!: RegionType
  @Field(() => RegionType, { description: 'District of the site.' })
  district!: RegionType
  @Field(() => DateTime, { nullable: true, description: 'When it was first submitted or submitted again.' })
  submittedAt!: Date | null
  @Field(() => ID, { nullable: true, description: 'The station that the opening made.' })
  stationId!: string | null
  @Field(() => DateTime, { description: 'When it last changed; ask for what is newer than your last answer.' })
  updatedAt!: Date
}

defineRecord({
  name: 'ApplicationProgress',
  entity: StationApplication,
  computed: {
    phase: { needs: ['state'], compute: (row) => phaseOfState[row['state'] as ApplicationState] },
  },
})
