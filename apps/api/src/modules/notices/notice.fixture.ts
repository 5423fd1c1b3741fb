import { openWorld, type Client, type Fields } from '../../../test/world.ts'

export interface Notice {
  id: string
  version: number
  state: string
  recipientCount: number
  unreadCount: number
  confirmedCount: number
  receiptState: string | null
  availableActions: string[]
  files: { file: { url: string } }[]
  answers: { question: string; answer: string }[]
}
export interface Receipt {
  id: string
  version: number
  state: string
  station: { code: string }
  readByName: string | null
  confirmedByName: string | null
}
export interface Question {
  id: string
  version: number
  state: string
  isShared: boolean
  messages: { text: string; authorAudience: string }[]
  availableActions: string[]
}

const noticeFields =
  'id version state recipientCount unreadCount confirmedCount receiptState availableActions files { file { url } } answers { question answer }'
const receiptFields = 'id version state station { code } readByName confirmedByName'
const questionFields = 'id version state isShared messages { text authorAudience } availableActions'
const typeOf: Record<string, [string, string]> = {
  createNotice: ['CreateNoticeInput', noticeFields],
  updateNotice: ['UpdateNoticeInput', noticeFields],
  withdrawNotice: ['NoticeReasonInput', noticeFields],
  readNotice: ['NoticeReceiptStepInput', receiptFields],
  confirmNotice: ['NoticeReceiptStepInput', receiptFields],
  askNoticeQuestion: ['AskNoticeQuestionInput', questionFields],
  followUpNoticeQuestion: ['SayInNoticeQuestionInput', questionFields],
  answerNoticeQuestion: ['SayInNoticeQuestionInput', questionFields],
  shareNoticeAnswer: ['ShareNoticeAnswerInput', questionFields],
  unshareNoticeAnswer: ['NoticeQuestionStepInput', questionFields],
}
const documentOf = (name: string) => {
  const [type, fields] = typeOf[name] ?? ['NoticeStepInput', noticeFields]
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`
}
export const run = async <T extends object>(client: Client, name: string, input: object) =>
  (await client.data<Fields>(documentOf(name), { input }))[name] as T
export const codeOf = (client: Client, name: string, input: object) => client.code(documentOf(name), { input })
export const at = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version })

export const noticeOf = async (client: Client, id: string) =>
  (await client.data<{ notice: Notice | null }>(`query ($id: ID!) { notice(id: $id) { ${noticeFields} } }`, { id }))
    .notice
export const receiptsOf = async (client: Client, filter: object) =>
  (
    await client.data<{ noticeReceipts: { nodes: Receipt[] } }>(
      `query ($filter: NoticeReceiptFilter) { noticeReceipts(filter: $filter, first: 50) { nodes { ${receiptFields} } } }`,
      { filter },
    )
  ).noticeReceipts.nodes
export const ownReceipt = async (client: Client, notice: string) =>
  (await receiptsOf(client, { notice: [notice] }))[0] as Receipt
export const questionsOf = async (client: Client, notice: string) =>
  (
    await client.data<{ noticeQuestions: { nodes: Question[] } }>(
      `query ($filter: NoticeQuestionFilter) { noticeQuestions(filter: $filter) { nodes { ${questionFields} } } }`,
      { filter: { notice: [notice] } },
    )
  ).noticeQuestions.nodes

export const words = { titleZh: '夏季空调安装安全要求', bodyZh: '第一条……\n\n第二条……', audience: 'ALL' }
export const publish = async (client: Client, input: object) =>
  run<Notice>(client, 'publishNotice', at(await run<Notice>(client, 'createNotice', { ...words, ...input })))

/** A world with the people of a notice: who publishes, the manager of the region of A and B, and the stations. */
export async function openNetwork() {
  const world = await openWorld()
  const [hq, region, ownerA, ownerB, ownerC, technician] = await Promise.all([
    world.as('NETWORK_MANAGER'),
    world.as('REGION_MANAGER'),
    world.asOwnerOf('A'),
    world.asOwnerOf('B'),
    world.asOwnerOf('C'),
    world.as('TECHNICIAN'),
  ])
  return {
    world,
    hq,
    region,
    ownerA,
    ownerB,
    ownerC,
    technician,
    told: (client: Client, key: string) =>
      world.sql<{ params: Fields }>('select params from notification where user_id = $1 and key = $2', [
        client.userId,
        key,
      ]),
    deadlines: (key: string) =>
      world.sql<{ state: string }>('select state from deadline where key = $1 order by created_at', [key]),
  }
}
