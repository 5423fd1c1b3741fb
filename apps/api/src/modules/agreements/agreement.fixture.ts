import type { Client, Fields } from '../../../test/world.ts'

export const clauses = [
  {
    titleZh: '服务范围',
    titleEn: 'Scope',
    textZh: '{stationName}（{creditCode}）自 {startsOn} 至 {endsOn} 服务。',
    textEn: '{stationName} serves from {startsOn} to {endsOn}.',
  },
]
export const wording = { titleZh: '服务协议', titleEn: 'Service agreement', termMonths: 24, clauses }

const run = async (client: Client, name: string, type: string, input: object) =>
  (await client.data<Fields>(`mutation($input: ${type}!) { ${name}(input: $input) { id version } }`, { input }))[
    name
  ] as { id: string; version: number }

export async function publishTemplate(client: Client, code: string): Promise<string> {
  const made = await run(client, 'createAgreementTemplate', 'CreateAgreementTemplateInput', { code, ...wording })
  const step = { id: made.id, expectedVersion: made.version }
  return (await run(client, 'publishAgreementTemplate', 'AgreementTemplateStepInput', step)).id
}

export interface Agreement {
  id: string
  version: number
  state: string
  number: string
  content: string
  contentHash: string
  verificationCode: string
  endedOn: string | null
  availableActions: string[]
  signatures: { side: string; signerName: string; contentHash: string; byLink: boolean; network: string | null }[]
}
const fields =
  'id version state number content contentHash verificationCode endedOn availableActions signatures { side signerName contentHash byLink network }'

export const readAgreement = async (client: Client, id: string) =>
  (
    await client.data<{ serviceAgreement: Agreement | null }>(
      `query($id: ID!) { serviceAgreement(id: $id) { ${fields} } }`,
      { id },
    )
  ).serviceAgreement

const inputTypes: Record<string, string> = {
  draft: 'DraftServiceAgreementInput',
  sign: 'SignServiceAgreementInput',
  countersign: 'SignServiceAgreementInput',
  withdraw: 'ServiceAgreementReasonStepInput',
  terminate: 'ServiceAgreementReasonStepInput',
}
const documentOf = (step: string) =>
  `mutation($input: ${inputTypes[step] ?? 'ServiceAgreementStepInput'}!) { ${step}ServiceAgreement(input: $input) { ${fields} } }`

/** One step as this client; an answer without errors. */
export const takeStep = async (client: Client, step: string, input: object) =>
  (await client.data<Fields>(documentOf(step), { input }))[`${step}ServiceAgreement`] as Agreement
export const stepCode = (client: Client, step: string, input: object) => client.code(documentOf(step), { input })
export const askStep = (client: Client, step: string, input: object, headers: Record<string, string> = {}) =>
  client.ask(documentOf(step), { input }, { headers })

export const signing = ({ id, version, contentHash }: Agreement, signerName: string) => ({
  id,
  expectedVersion: version,
  contentHash,
  signerName,
  consent: true,
})

/** What a stranger is told about a code. */
export const verified = async (client: Client, code: string) =>
  (
    await client.data<{ agreementVerification: Fields }>(
      'query($code: String!) { agreementVerification(code: $code) { result number partyName startsOn endsOn stationSignedAt headquartersSignedAt contentHash } }',
      { code },
    )
  ).agreementVerification
