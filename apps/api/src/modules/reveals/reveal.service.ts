import { revealsPerHour, type Reveal } from '@stationmaster/contracts/reveals'
import { mayAsk, type FieldAccess } from '../../kernel/access.ts'
import { noteChange } from '../../kernel/audit.ts'
import { addMinutes } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { isRecord, shapeOf } from '../../kernel/read/shape.ts'
import { revealedSince } from './reveal.report.ts'
import { errors } from './reveal.rules.ts'

/** One value in clear. What is kept to answer a repeated request has none. */
export class Revealed {
  constructor(
    readonly id: string,
    readonly value: string | null,
    readonly stationId: string | null,
  ) {}

  toJSON() {
    return { id: this.id, value: null }
  }
}

interface Row {
  id: string
  stationId?: string | null
  station?: { id: string }
}

const stationOf = (type: string, { id, stationId, station }: Row) =>
  type === 'Station' ? id : (stationId ?? station?.id ?? null)

/** Shows one masked value to somebody who may see it with a reason; the deed stands in the trail, the value does not. */
export async function reveal(ctx: Ctx, input: Reveal, access: FieldAccess | null): Promise<Revealed> {
  const { type, id, field, reason } = input
  const permission = access?.masked?.reveal
  if (!permission || !isRecord(type)) throw invalidInput([{ path: 'field', code: 'NOT_IN_LIST' }])
  const { actor, em, now } = ctx
  if (!actor) throw commonErrors.UNAUTHENTICATED()
  if (!mayAsk(actor, [permission]) || (access.allow && !mayAsk(actor, access.allow)))
    throw commonErrors.FORBIDDEN({ permission })
  if ((await revealedSince(ctx, actor.userId, addMinutes(now, -60))) >= revealsPerHour)
    throw errors.TOO_MANY({ maximum: revealsPerHour })
  const row = await em.findOne(shapeOf(type).entity, { id } as never)
  if (!row) throw commonErrors.NOT_FOUND()
  const value = (row as Record<string, unknown>)[field]
  noteChange(ctx, { entity: type, entityId: id, field, from: null, to: null })
  noteChange(ctx, { entity: 'RevealedValue', entityId: id, field: 'reason', from: null, to: reason })
  return new Revealed(id, typeof value === 'string' ? value : null, stationOf(type, row as Row))
}
