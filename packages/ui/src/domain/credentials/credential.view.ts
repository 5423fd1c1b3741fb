import { now, request } from '@stationmaster/client'
import { personalKinds } from '@stationmaster/contracts/credentials'
import { addDays, dayOf } from '@stationmaster/i18n'
import { defineFormView, type Draft, type FormField } from '../../form/form-view.ts'
import type { Lookup, Option } from '../../list/list-view.ts'
import { plainStep, reasonOnly, type Steps } from '../../record/steps.ts'
import {
  approveCredential,
  rejectCredential,
  staffOfStationQuery,
  withdrawCredential,
  type CredentialRecord,
} from './credential.queries.ts'

/** What each side may do comes from the server; who decides and who sends have no step in common. */
export const credentialSteps: Steps<CredentialRecord> = {
  approve: {
    run: plainStep(approveCredential),
    ask: 'yes',
    icon: 'i-lucide-check',
    primary: true,
    hint: 'pages.credentials.approveHint',
  },
  reject: {
    run: reasonOnly(rejectCredential),
    ask: 'why',
    icon: 'i-lucide-undo-2',
    danger: true,
    hint: 'pages.credentials.rejectHint',
  },
  correct: { to: ({ id }) => `/credentials/${id}/correct`, icon: 'i-lucide-pencil', primary: true },
  renew: { to: ({ id }) => `/credentials/${id}/renew`, icon: 'i-lucide-refresh-cw', primary: true },
  withdraw: {
    run: plainStep(withdrawCredential),
    ask: 'yes',
    icon: 'i-lucide-x',
    danger: true,
    hint: 'pages.credentials.withdrawHint',
  },
}

const paper = [
  { key: 'number', kind: 'text', required: true },
  { key: 'issuer', kind: 'text', required: true },
  { key: 'validFrom', kind: 'day', required: true },
  { key: 'validUntil', kind: 'day', hint: 'pages.credentials.untilHint' },
  { key: 'fileIds', kind: 'slot', required: true, wide: true, hint: 'pages.credentials.picturesHint' },
] as const satisfies readonly FormField[]

/** The paper that takes the place of another, or is sent again. */
export const paperForm = defineFormView({ type: 'Credential', sections: [{ fields: paper }] })

async function holders({ stationId }: Draft): Promise<Option[]> {
  if (typeof stationId !== 'string' || !stationId) return []
  const { staffMembers } = await request(staffOfStationQuery, { station: [stationId] })
  return staffMembers.nodes.map(({ id, name }) => ({ value: id, label: name }))
}

/** A new credential; headquarters also chooses the station, with `stations`. */
export const newForm = (stations?: Lookup) =>
  defineFormView({
    type: 'Credential',
    sections: [
      {
        fields: [
          stations
            ? { key: 'stationId', kind: 'lookup', required: true, wide: true, clears: ['staffMemberId'], ...stations }
            : { key: 'stationId', kind: 'slot', when: () => false },
          { key: 'kind', kind: 'enum', enum: 'CredentialKind', required: true },
          {
            key: 'staffMemberId',
            kind: 'choice',
            required: true,
            load: holders,
            dependsOn: ['stationId'],
            when: ({ kind }) => (personalKinds as readonly unknown[]).includes(kind),
          },
          ...paper,
        ],
      },
    ],
  })

const filesOf = ({ files }: CredentialRecord) => files.map(({ file }) => file)

/** A renewal usually comes from the same office and begins where the old one ends. */
export function renewedValues({ number, issuer, validUntil }: CredentialRecord): Draft {
  const today = dayOf(now.value)
  const validFrom = validUntil && validUntil >= today ? addDays(validUntil, 1) : today
  return { number, issuer, validFrom, fileIds: [] }
}

export const correctedValues = (record: CredentialRecord): Draft => ({
  number: record.number,
  issuer: record.issuer,
  validFrom: record.validFrom,
  validUntil: record.validUntil,
  fileIds: filesOf(record).map(({ id }) => id),
})

/** On its way: waiting for a decision, or sent back. */
export const isUnderway = ({ state }: { state: string }): boolean => state === 'SUBMITTED' || state === 'REJECTED'
