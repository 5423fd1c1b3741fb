import { agreementSides, serviceAgreementStates, signingMeans } from '@stationmaster/contracts/agreements'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { AgreementTemplate } from '../agreement-templates/agreement-template.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { flow } from './agreement.rules.ts'

const ServiceAgreementSchema = defineEntity({
  name: 'ServiceAgreement',
  properties: {
    ...document,
    number: p.text().unique('service_agreement_number_unique'),
    station: () => p.manyToOne(Station).nullable(),
    /** The application that becomes the station when this is countersigned. */
    applicationId: p.uuid().nullable(),
    provinceId: p.uuid(),
    template: () => p.manyToOne(AgreementTemplate),
    supersedes: () => p.manyToOne(ServiceAgreement).nullable(),
    state: p.enum(serviceAgreementStates).default(flow.initial),
    stateSince: p.datetime(),
    partyName: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    content: p.text(),
    contentHash: p.text(),
    codeHash: p.text().unique('service_agreement_code_hash_unique'),
    endedOn: p.date().nullable(),
    endReason: p.text().nullable(),
    draftedById: p.uuid().nullable(),
    draftedByName: p.text(),
    searchText: p.text(),
  },
})
/** 协议: what headquarters and a station have signed. */
export class ServiceAgreement extends ServiceAgreementSchema.class {}
ServiceAgreementSchema.setClass(ServiceAgreement)

const AgreementSignatureSchema = defineEntity({
  name: 'AgreementSignature',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    agreement: () => p.manyToOne(ServiceAgreement),
    stationId: p.uuid().nullable(),
    provinceId: p.uuid(),
    side: p.enum(agreementSides),
    means: p.enum(signingMeans),
    signerName: p.text(),
    signerId: p.uuid().nullable(),
    contentHash: p.text(),
    network: p.text().nullable(),
    signedAt: p.datetime(),
  },
})
/** Who signed for which side, and the sum of what he was shown: appended, never changed. */
export class AgreementSignature extends AgreementSignatureSchema.class {}
AgreementSignatureSchema.setClass(AgreementSignature)
