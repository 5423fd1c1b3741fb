import { systemCaller } from '../../kernel/context.ts'
import type { Module } from '../../kernel/module.ts'
import { withScope } from '../../kernel/scope.ts'
import { defineSubject } from '../../kernel/subjects.ts'
import { registerOpenWork } from '../stations/index.ts'
import { may } from './agreement.access.ts'
import { AgreementSignature, ServiceAgreement } from './agreement.entity.ts'
import './agreement.record.ts'
import { AgreementResolver, StationAgreementsResolver } from './agreement.resolver.ts'
import { countOpen, turnDay } from './agreement.service.ts'

defineSubject({ key: 'SERVICE_AGREEMENT', entity: ServiceAgreement, read: [may.READ] })
registerOpenWork('AGREEMENTS', countOpen)

export const agreements: Module = {
  name: 'agreements',
  entities: [ServiceAgreement, AgreementSignature],
  schedules: ({ database, clock }) => [
    { name: 'agreements-day', everySeconds: 60, run: () => withScope(database, systemCaller(clock), turnDay) },
  ],
  resolvers: [AgreementResolver, StationAgreementsResolver],
}
