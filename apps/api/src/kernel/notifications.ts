import type { NotificationGroup } from '@stationmaster/contracts/notifications'
import type { Ctx } from './context.ts'
import { newId } from './ids.ts'
import { isLive, type Subject } from './live/live-types.ts'
import { defineEvent } from './outbox.ts'

export type NotificationParams = Record<string, string | number>

export interface ShownNotification {
  app: 'admin' | 'portal'
  subject: Subject | null
  params: NotificationParams
}

export interface NotificationSpec {
  /** Its words are `notifications.<key>.title` and `notifications.<key>.text`. */
  key: string
  group: NotificationGroup
  /** Where it leads in the reader's app, such as `/stations/<id>`. */
  path: (notification: ShownNotification) => string
}

/** Whom to tell: people by name, those of a station or those of headquarters who hold a permission. */
export type Recipients =
  | { userIds: readonly string[] }
  | { stationId: string; permission: string }
  | { stationIds: readonly string[]; permission: string }
  | { permission: string; provinceId?: string | null }

interface NewNotification {
  key: string
  to: Recipients
  /** Only those who may see this row are told. Its record must be declared `live`. */
  subject?: Subject
  /** For the words. A value that is the key of a word (`enums.StationState.ACTIVE`) is shown as that word. */
  params?: NotificationParams
  /** People who hear of it in another way. */
  except?: readonly string[]
  /** Nobody is told twice with the same value; for reminders that are computed again every day. */
  once?: string
}

const specs = new Map<string, NotificationSpec>()

export function defineNotification(spec: NotificationSpec): NotificationSpec {
  if (specs.has(spec.key)) throw new Error(`Notification ${spec.key} is declared twice`)
  specs.set(spec.key, spec)
  return spec
}

export const notificationSpec = (key: string): NotificationSpec | null => specs.get(key) ?? null
export const declaredNotifications = () => [...specs.values()]

/** What module `notifications` hears. `byId` made it happen and is not told, unless he is named. */
export const notificationAsked = defineEvent<{
  key: string
  to: Recipients
  subject: Subject | null
  params: NotificationParams
  occasion: string
  byId: string | null
  except: readonly string[]
}>('notifications.asked')

/** Tells people after the commit. Never call it per row of an import: `notifyTogether` takes many. */
export function notify(ctx: Ctx, { key, to, subject, params = {}, once, except = [] }: NewNotification): void {
  if (!specs.has(key)) throw new Error(`Notification ${key} is not declared`)
  if (subject && !isLive(subject.type)) throw new Error(`${subject.type} is not declared live`)
  const occasion = once ? occasionOf(key, once) : newId()
  const byId = ctx.actor?.userId ?? null
  ctx.emit(notificationAsked({ key, to, subject: subject ?? null, params, occasion, byId, except }))
}

/** More things of one kind are told to a reader as their number. */
export const mostToldSingly = 10

/** One of many things of a kind. */
export interface OneOfMany {
  subject: Subject
  params: NotificationParams
  /** As of `notify`: nobody is told twice of the same. */
  once: string
}

interface ManyNotifications {
  key: string
  /** The notification that says only how many there are, as `{count}`. */
  sumKey: string
  /** What all have in common. */
  params: NotificationParams
  /** Each with everybody whom it concerns. */
  things: readonly (OneOfMany & { to: readonly Recipients[] })[]
}

// a type, since payloads of events are records
export type AskedTogether = {
  key: string
  sumKey: string
  params: NotificationParams
  sumOccasion: string
  shares: { to: readonly Recipients[]; things: OneOfMany[] }[]
}

/** What modules hear that pass on what was told by `notifyTogether`. */
export const notificationsAskedTogether = defineEvent<AskedTogether>('notifications.asked-together')

/** Tells of many things of one kind that nobody made happen: to each reader what concerns him, as a sum if it is much. */
export function notifyTogether(ctx: Ctx, { key, sumKey, params, things }: ManyNotifications): void {
  if (things.length <= mostToldSingly) {
    for (const { to, params: own, ...thing } of things)
      for (const some of to) notify(ctx, { key, to: some, params: { ...params, ...own }, ...thing })
    return
  }
  const shares = [...Map.groupBy(things, ({ to }) => JSON.stringify(to)).values()].map((alike) => ({
    to: alike[0]?.to ?? [],
    things: alike.map(({ subject, params: own, once }) => ({ subject, params: own, once })),
  }))
  ctx.emit(notificationsAskedTogether({ key, sumKey, params, sumOccasion: newId(), shares }))
}

/** What one reader is told. */
export interface Message {
  key: string
  subject: Subject | null
  params: NotificationParams
  occasion: string
}

/** What somebody is told whom these of the things concern: each of them, or only how many they are. */
export function messagesOf(asked: AskedTogether, things: readonly OneOfMany[]): Message[] {
  const { key, sumKey, params, sumOccasion } = asked
  if (things.length > mostToldSingly)
    return [{ key: sumKey, subject: null, params: { ...params, count: things.length }, occasion: sumOccasion }]
  return things.map(({ subject, params: own, once }) => ({
    key,
    subject,
    params: { ...params, ...own },
    occasion: occasionOf(key, once),
  }))
}

const occasionOf = (key: string, once: string) => `${key}:${once}`
