import { createHash } from 'node:crypto'
import { creditCheckCharacter } from '@stationmaster/contracts/normalise'
import { contentOf } from '../src/seed/application-templates.ts'
import { photo } from '../src/kernel/files/files.fixture.ts'
import type { Client, World } from './world.ts'

export interface Own {
  id: string
  code: string
  state: string
  version: number
  missing: { group: string; questions: string[] }[]
  asked: { question: string; reason: string }[]
  availableActions: string[]
  files: { id: string; slot: string }[]
  history: { to: string; reason: string }[]
}
export const ownFields =
  '{ id code state version availableActions missing { group questions } asked { question reason } files { id slot } history { to reason } }'

const slot = { kind: 'APPLIANCE', level: 'LEVEL_3' } as const
export const content = contentOf(slot)
const questions = content.groups.flatMap((group) => group.questions)

/** The number that a browser would look for. */
export async function solvedPuzzle(client: Client) {
  const { applicationPuzzle } = await client.data<{
    applicationPuzzle: { salt: string; challenge: string; maximum: number; expiresAt: string; signature: string }
  }>('{ applicationPuzzle { salt challenge maximum expiresAt signature } }')
  const { maximum, ...puzzle } = applicationPuzzle
  const sum = (number: number) => createHash('sha256').update(`${puzzle.salt}${number}`).digest('hex')
  let number = 0
  while (number < maximum && sum(number) !== puzzle.challenge) number += 1
  return { ...puzzle, number }
}

export const startMutation = `mutation ($input: StartStationApplicationInput!) { startStationApplication(input: $input) { token application ${ownFields} } }`
export const resumeMutation = `mutation ($input: ResumeStationApplicationInput!) { resumeStationApplication(input: $input) { token application ${ownFields} } }`
export const saveMutation = `mutation ($input: SaveStationApplicationInput!) { saveStationApplication(input: $input) ${ownFields} }`
export const submitMutation = `mutation ($input: OwnApplicationStepInput!) { submitStationApplication(input: $input) ${ownFields} }`

/** Valid unified social credit codes that differ. */
export const creditCodes = ['91330106MA2KJ3XY6', '91330106MA2H1A2B3'].map(
  (first) => first + creditCheckCharacter(first),
) as [string, string]

export async function firmOf(world: World, code: string, over: object = {}) {
  const [district] = await world.sql<{ id: string }>('select id from region where code = $1', [code])
  return {
    ...slot,
    districtId: district?.id ?? '',
    companyName: '杭州恒通电器服务有限公司',
    contactName: '王建国',
    phone: '13857112233',
    email: 'hengtong@example.com',
    consent: true,
    ...over,
  }
}

/** A firm with its draft: asks as nobody else, and with its token. */
export async function startDraft(world: World, { district = '330105', address = '10.9.0.1', over = {} } = {}) {
  const nobody = world.asPublic(address)
  const input = { ...(await firmOf(world, district, over)), puzzle: await solvedPuzzle(nobody) }
  const { startStationApplication: pass } = await nobody.data<{
    startStationApplication: { token: string; application: Own }
  }>(startMutation, { input })
  return { ...pass, client: world.withToken(pass.token, address), input }
}

export async function upload(client: Client, id: string, slotName: string, file?: { name: string; bytes: Buffer }) {
  const bytes = file?.bytes ?? (await photo('jpeg'))
  const boundary = 'x-applicant'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file?.name ?? '照片.jpg'}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return client.http({
    method: 'POST',
    url: `/applications/${id}/files?slot=${encodeURIComponent(slotName)}`,
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}

const answerTo = ({ kind, minimum, choices }: (typeof questions)[number]) => {
  if (kind === 'NUMBER') return String((minimum ?? 0) + 2)
  if (kind === 'YES_NO') return 'true'
  return kind === 'CHOICE' ? (choices?.[0]?.key ?? '') : '前台 2 人，维修 6 人'
}

/** Answers everything and adds one photo wherever one is wanted. */
export async function fillDraft(client: Client, own: Own, licenceNo: string): Promise<Own> {
  const answers = questions
    .filter(({ kind }) => kind !== 'FILE')
    .map((question) => ({ question: question.key, value: answerTo(question) }))
  const { saveStationApplication: saved } = await client.data<{ saveStationApplication: Own }>(saveMutation, {
    input: { expectedVersion: own.version, licenceNo, address: '秋涛北路 88 号', answers },
  })
  for (const { key } of questions.filter(({ evidence }) => evidence)) await upload(client, own.id, `question:${key}`)
  const { ownApplication } = await client.data<{ ownApplication: Own }>(`{ ownApplication ${ownFields} }`)
  return { ...saved, ...ownApplication }
}
