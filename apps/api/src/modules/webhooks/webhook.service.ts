import type { CreateWebhook, UpdateWebhook, WebhookStep } from '@stationmaster/contracts/webhooks'
import { assignSent, loadToChange } from '../../kernel/change.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { outgoing } from '../../kernel/outgoing/outgoing.ts'
import { openField, sealField } from '../../kernel/sealed-field.ts'
import type { Locale } from '@stationmaster/i18n'
import { wordsOf, type Told } from '../notifications/index.ts'
import { Region } from '../regions/region.entity.ts'
import { Webhook, WebhookDelivery } from './webhook.entity.ts'
import { errors, flow, hintOf, mustFitTogether, testKey } from './webhook.rules.ts'

const [urlPurpose, secretPurpose] = ['webhook address', 'webhook signing secret']

/** Address and signing secret as the sender needs them; null when this server cannot open them. */
export function secretsOf({ id, sealedUrl, sealedSecret }: Pick<Webhook, 'id' | 'sealedUrl' | 'sealedSecret'>) {
  const address = openField(urlPurpose, id, sealedUrl)
  const signingSecret = sealedSecret ? openField(secretPurpose, id, sealedSecret) : null
  return address === null || (sealedSecret && !signingSecret) ? null : { address, signingSecret }
}

function sealedAddress(id: string, address: string): Pick<Webhook, 'sealedUrl' | 'urlHint'> {
  if (!outgoing().allows(address)) throw invalidInput([{ path: 'webhookUrl', code: 'WEBHOOK_URL' }])
  return { sealedUrl: sealField(urlPurpose, id, address), urlHint: hintOf(address) }
}

const sealedSigning = (id: string, secret: string | null) => (secret ? sealField(secretPurpose, id, secret) : null)

async function mustBeFree({ em }: Ctx, name: string): Promise<void> {
  if (await em.count(Webhook, { name })) throw errors.NAME_TAKEN({ name })
}

async function mustBeProvinces({ em }: Ctx, ids: readonly string[]): Promise<void> {
  const found = await em.count(Region, { id: { $in: [...ids] }, level: 'PROVINCE' })
  if (found !== new Set(ids).size) throw commonErrors.NOT_FOUND()
}

export async function create(ctx: Ctx, input: CreateWebhook): Promise<Webhook> {
  const { name, kind, groups, provinceIds = [], locale, webhookUrl, signingSecret = null } = input
  const { quietFrom = null, quietTo = null } = input
  mustFitTogether(input)
  await mustBeProvinces(ctx, provinceIds)
  await mustBeFree(ctx, name)
  const id = newId()
  const sealed = { ...sealedAddress(id, webhookUrl), sealedSecret: sealedSigning(id, signingSecret) }
  const chosen = { name, kind, groups, provinceIds, locale, quietFrom, quietTo }
  return ctx.em.create(Webhook, { id, ...chosen, ...sealed, createdByName: ctx.actor?.name ?? '' })
}

export async function update(ctx: Ctx, input: UpdateWebhook): Promise<Webhook> {
  const webhook = await loadToChange(ctx, Webhook, input.id, input.expectedVersion)
  const { kind, quietFrom, quietTo } = webhook
  const { name, webhookUrl, signingSecret, provinceIds } = input
  mustFitTogether({ kind, quietFrom, quietTo, ...input })
  if (name !== undefined && name !== webhook.name) await mustBeFree(ctx, name)
  if (provinceIds) await mustBeProvinces(ctx, provinceIds)
  assignSent(webhook, input, ['name', 'groups', 'provinceIds', 'locale', 'quietFrom', 'quietTo'])
  if (webhookUrl !== undefined) Object.assign(webhook, sealedAddress(webhook.id, webhookUrl))
  if (signingSecret !== undefined) webhook.sealedSecret = sealedSigning(webhook.id, signingSecret)
  return webhook
}

/** What still waits is given up: after a later activation nobody wants to read old news. */
export async function deactivate(ctx: Ctx, { id, expectedVersion }: WebhookStep): Promise<Webhook> {
  const webhook = await loadToChange(ctx, Webhook, id, expectedVersion)
  webhook.state = flow.next(webhook.state, 'deactivate')
  const givenUp = { state: 'GIVEN_UP', problem: 'DEACTIVATED' } as const
  await ctx.em.nativeUpdate(WebhookDelivery, { webhook: id, state: 'WAITING' }, givenUp)
  return webhook
}

export async function activate(ctx: Ctx, { id, expectedVersion }: WebhookStep): Promise<Webhook> {
  const webhook = await loadToChange(ctx, Webhook, id, expectedVersion)
  webhook.state = flow.next(webhook.state, 'activate')
  return webhook
}

/** A message at once, whatever the quiet hours; the log shows what became of it. */
export async function test(ctx: Ctx, { id, expectedVersion }: WebhookStep): Promise<Webhook> {
  const webhook = await loadToChange(ctx, Webhook, id, expectedVersion)
  if (webhook.state !== 'ACTIVE')
    throw commonErrors.FLOW_STEP_NOT_ALLOWED({ flow: flow.name, state: webhook.state, step: 'test' })
  ctx.em.create(WebhookDelivery, {
    webhook,
    key: testKey,
    params: { name: ctx.actor?.name ?? '' },
    occasion: newId(),
    state: 'WAITING',
    dueAt: ctx.now,
    subjectType: null,
    subjectId: null,
    batchId: null,
    attemptedAt: null,
    sentAt: null,
    problem: null,
    problemDetail: null,
  })
  return webhook
}

/** What a message is about, in the reader's language. */
export const titleOf = (row: Record<string, unknown>, locale: Locale): string =>
  wordsOf(row as Record<string, unknown> & Told, locale).title
