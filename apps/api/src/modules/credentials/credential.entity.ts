import { credentialKinds, credentialStates } from '@stationmaster/contracts/credentials'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { StoredFile } from '../files/stored-file.entity.ts'
import { StaffMember } from '../staff/staff-member.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { flow } from './credential.rules.ts'

const CredentialSchema = defineEntity({
  name: 'Credential',
  properties: {
    ...document,
    station: () => p.manyToOne(Station),
    provinceId: p.uuid(),
    staffMember: () => p.manyToOne(StaffMember).nullable(),
    kind: p.enum(credentialKinds),
    number: p.text(),
    issuer: p.text(),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    state: p.enum(credentialStates).default(flow.initial),
    renewsId: p.uuid().nullable(),
    /** The first of a row of renewals, this one itself when there was none. */
    seriesId: p.uuid(),
    submittedById: p.uuid().nullable(),
    submittedByName: p.text(),
    decidedById: p.uuid().nullable(),
    decidedByName: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.text().nullable(),
    searchText: p.text(),
  },
})
/** 证照: what allows a station or a person to do certain work, until a day. */
export class Credential extends CredentialSchema.class {}
CredentialSchema.setClass(Credential)

const CredentialFileSchema = defineEntity({
  name: 'CredentialFile',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    credential: () => p.manyToOne(Credential),
    file: () => p.manyToOne(StoredFile),
    place: p.integer(),
  },
})
export class CredentialFile extends CredentialFileSchema.class {}
CredentialFileSchema.setClass(CredentialFile)
