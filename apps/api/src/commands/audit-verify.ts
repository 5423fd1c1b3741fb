import { parseArgs } from 'node:util'
import { headsFileOf, type Config } from '../config.ts'
import { both, say } from '../console-words.ts'
import { keptHeads, type Head } from '../kernel/audit-seal/heads.ts'
import { verifyAudit } from '../kernel/audit-seal/verify.ts'
import { connectionAs, withClient, type Connection } from '../kernel/database.ts'

function headIn(text: string): Head {
  const [, seq, hash = ''] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (!seq) throw new Error(both('startUp.auditUsage'))
  return { seq: Number(seq), hash }
}

/** `audit:verify [--head <number>:<hash>]… [--heads <file>]`: says what was done to the trail, and ends with 1 if anything. */
export async function auditVerify(owner: Connection, config: Config, args: string[]): Promise<void> {
  const options = { head: { type: 'string', multiple: true }, heads: { type: 'string' } } as const
  const { values } = parseArgs({ args, options })
  const kept = await keptHeads(values.heads ?? headsFileOf(config))
  const heads = [...kept, ...(values.head ?? []).map(headIn)]
  const verdict = await withClient({ ...connectionAs(owner)('app_web') }, async (client) => {
    await client.query('set role app_job')
    await client.query('set statement_timeout = 0')
    await client.query('set idle_in_transaction_session_timeout = 0')
    return verifyAudit(client, heads)
  })
  for (const { seq, damage } of verdict.findings) say(`startUp.audit${damage}`, { seq })
  const { checked, waiting, found, head } = verdict
  say(found ? 'startUp.auditDamaged' : 'startUp.auditWhole', { checked, found, waiting, heads: heads.length })
  if (checked > 0) say('startUp.auditHead', { head: `${head.seq}:${head.hash}` })
  if (found > 0) process.exitCode = 1
}
