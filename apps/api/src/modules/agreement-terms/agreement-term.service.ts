import { LockMode } from '@mikro-orm/core'
import { localDate } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { defineDeadline, meetDeadline, startDeadline } from '../../kernel/deadlines.ts'
import { Station } from '../stations/station.entity.ts'

/** Somebody renews or ends it before its last day. The permissions are those of `agreements`, which stands above. */
const endDeadline = defineDeadline({
  key: 'agreement.end',
  clock: 'days',
  owner: 'AGREEMENT_EDIT',
  read: ['AGREEMENT_READ'],
  levels: [-60, -30, -7, 100],
  path: ({ id }) => `/agreements/${id}`,
})

interface Term {
  id: string
  number: string
  partyName: string
  provinceId: string
  startsOn: string
  endsOn: string
}

/** It holds from now on: nobody types the station's contract days any more. */
export async function beginTerm(ctx: Ctx, stationId: string, { id, startsOn, endsOn, ...about }: Term): Promise<void> {
  await follow(ctx, stationId, { signedOn: startsOn, contractEndsOn: endsOn })
  const { number, partyName, provinceId } = about
  await startDeadline(ctx, {
    key: endDeadline.key,
    subject: { type: 'SERVICE_AGREEMENT', id, label: `${number} ${partyName}` },
    provinceId,
    dueOn: localDate(endsOn),
  })
}

/** Somebody has decided about its end; with a day, the partnership ends on it. */
export async function endTerm(ctx: Ctx, id: string, cut?: { stationId: string; startsOn: string; endedOn: string }) {
  await meetDeadline(ctx, { key: endDeadline.key, subjectId: id })
  if (cut) await follow(ctx, cut.stationId, { signedOn: cut.startsOn, contractEndsOn: cut.endedOn })
}

async function follow({ em }: Ctx, stationId: string, days: { signedOn: string; contractEndsOn: string }) {
  Object.assign(await em.findOneOrFail(Station, stationId, { lockMode: LockMode.PESSIMISTIC_WRITE }), days)
}
