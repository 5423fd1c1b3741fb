import { randomBytes } from 'node:crypto'
import type { Client, Fields, World } from '../../../test/world.ts'
import { hashOfToken } from '../../kernel/auth/one-time-token.ts'
import { newId } from '../../kernel/ids.ts'

const fields = `id version state stationId
  milestones { id version key state isOverdue files { id name } availableActions }
  inspections { id version round state inspectorName score availableActions items { id version kind key result dueOn rectifiedAt files { id } } }`

export interface Item {
  id: string
  version: number
  kind: string
  key: string
  result: string | null
  rectifiedAt: string | null
}
export interface Application {
  id: string
  version: number
  state: string
  stationId: string | null
  milestones: {
    id: string
    version: number
    key: string
    state: string
    isOverdue: boolean
    availableActions: string[]
  }[]
  inspections: { id: string; version: number; round: number; state: string; score: number | null; items: Item[] }[]
}

/** An application that has passed the preliminary review, and the header that its applicant sends. */
export async function approvedApplication(world: World, licence: string, state = 'PRELIM_APPROVED') {
  const token = randomBytes(32).toString('base64url')
  const id = newId()
  await world.sql(
    `insert into station_application (id, code, token_hash, resume_hash, state, state_since, kind, level, template_id, company_name, licence_no,
       contact_name, phone, email, province_id, city_id, district_id, address, active_at, submitted_at, reviewer_ids, search_text, created_at, updated_at)
     select $1::uuid, 'SA-' || $3::text, $2, 'resume-' || $3::text, $4, now(), 'APPLIANCE', 'LEVEL_2',
            (select id from application_template where kind = 'APPLIANCE' and level = 'LEVEL_2' and state = 'PUBLISHED'), '湖州恒信电器', $3::text,
            '沈建国', '139' || right(regexp_replace(md5($3::text), '\\D', '', 'g') || '00000000', 8), lower($3::text) || '@example.com',
            r.parent_province, r.parent_id, r.id, '凤凰路 1 号', now(), now(), array[(select id from app_user where email = 'network_manager@test')], '', now(), now()
       from (select d.id, d.parent_id, c.parent_id as parent_province from region d join region c on c.id = d.parent_id where d.code = '330502') r`,
    [id, hashOfToken(token), licence, state],
  )
  return { id, link: { 'x-stationmaster-link': token } }
}

/** Photos of the application: rows only, their bytes are never read here. */
export async function addPhotos(world: World, application: string, count: number): Promise<string[]> {
  await world.sql(
    `insert into file_blob (sha256, size, has_thumbnail, created_at) values (repeat('1', 64), 3, false, now()) on conflict do nothing`,
  )
  const ids = Array.from({ length: count }, () => newId())
  for (const id of ids)
    await world.sql(
      `insert into application_file (id, application_id, province_id, slot, name, media_type, size, sha256, has_thumbnail, by_name, created_at)
       select $1, id, province_id, 'milestone:layout', '照片.jpg', 'image/jpeg', 3, repeat('1', 64), false, '', now() from station_application where id = $2`,
      [id, application],
    )
  return ids
}

export const readApplication = async (client: Client, id: string) =>
  (
    await client.data<{ stationApplication: Application }>(
      `query($id: ID!) { stationApplication(id: $id) { ${fields} } }`,
      { id },
    )
  ).stationApplication

const documents: Record<string, readonly [input: string, answer: string]> = {
  startConstruction: ['StartConstructionInput', fields],
  completeMilestone: ['CompleteMilestoneInput', 'id version state'],
  acceptMilestone: ['MilestoneStepInput', 'id version state'],
  giveBackMilestone: ['MilestoneReasonStepInput', 'id version state returnedReason'],
  replanMilestone: ['ReplanMilestoneInput', 'id version plannedOn'],
  requestInspection: ['MilestoneStepInput', 'id version state'],
  startInspection: ['StartInspectionInput', 'id version round items { id version kind key result }'],
  recordInspectionItem: ['RecordInspectionItemInput', 'id version result'],
  failInspection: ['InspectionStepInput', 'id version state score'],
  passInspection: ['InspectionStepInput', 'id version state score'],
  rectifyInspectionItem: ['RectifyInspectionItemInput', 'id version rectifiedAt'],
  requestReinspection: ['RequestReinspectionInput', 'id version state'],
  reportOpeningCheck: ['AnswerOpeningCheckInput', 'key isGreen'],
  answerOpeningCheck: ['AnswerOpeningCheckInput', 'key isGreen'],
  confirmOpening: ['ConfirmOpeningInput', 'id version state'],
  draftApplicationAgreement: ['DraftApplicationAgreementInput', 'id version state contentHash'],
  offerServiceAgreement: ['ServiceAgreementStepInput', 'id version state contentHash'],
  signApplicationAgreement: ['SignApplicationAgreementInput', 'id version state contentHash'],
  countersignServiceAgreement: ['SignServiceAgreementInput', 'id'],
  openStation: ['OpenStationInput', 'stationId applicationId agreementId invitation { url sentTo }'],
}

export const askTo = (client: Client, name: string, input: object, headers: Record<string, string> = {}) =>
  client.ask(
    `mutation($input: ${documents[name]?.[0]}!) { ${name}(input: $input) { ${documents[name]?.[1]} } }`,
    { input },
    { headers },
  )

/** The answer of a step that must succeed. */
export async function take<T = Fields>(
  client: Client,
  name: string,
  input: object,
  headers: Record<string, string> = {},
) {
  const { data, errors } = await askTo(client, name, input, headers)
  if (errors || !data) throw new Error(`${name}: ${JSON.stringify(errors)}`)
  return data[name] as T
}

export const codeTo = async (client: Client, name: string, input: object, headers: Record<string, string> = {}) =>
  (await askTo(client, name, input, headers)).errors?.[0]?.extensions.code ?? null
