import type { ServiceAgreementState } from '@stationmaster/contracts/agreements'
import { linkSettings } from '../../kernel/auth/links.ts'
import { defineRecord, extendRecord } from '../../kernel/record.ts'
import { verificationCode } from '../../kernel/verification-code.ts'
import { AgreementSignature, ServiceAgreement } from './agreement.entity.ts'
import { flow } from './agreement.rules.ts'

defineRecord({
  name: 'AgreementSignature',
  entity: AgreementSignature,
  computed: { byLink: { needs: ['means'], compute: ({ means }) => means === 'LINK' } },
})

const codeOf = (id: unknown) => verificationCode('agreement', String(id))

defineRecord({
  name: 'ServiceAgreement',
  entity: ServiceAgreement,
  many: { signatures: { of: AgreementSignature, by: 'agreement', order: 'signedAt' } },
  computed: {
    verificationCode: { needs: ['id'], compute: ({ id }) => codeOf(id) },
    verificationUrl: {
      needs: ['id'],
      compute: ({ id }) => new URL(`/verify/${codeOf(id)}`, linkSettings().publicUrl).href,
    },
    availableActions: {
      needs: ['state', 'station'],
      // an applicant's agreement is countersigned by opening his station
      compute: ({ state, station }, { actor }) =>
        flow
          .actionsFor(state as ServiceAgreementState, actor)
          .filter((step) => step !== 'countersign' || station !== null),
    },
  },
})

extendRecord('Station', { many: { agreements: { of: ServiceAgreement, by: 'station', order: 'startsOn desc' } } })
