import type { Client, World } from '../../../test/world.ts'
import { readCsv } from '../../kernel/spreadsheet/read-csv.ts'

/** Rows like those of the three stations: `copies` of each, with other codes, names and states. */
export async function copyStations(world: World, copies: number, prefix: string): Promise<void> {
  await world.sql(
    `insert into station select (jsonb_populate_record(s, jsonb_build_object(
         'id', gen_random_uuid(), 'code', $2::text || right(s.code, 1) || lpad(n::text, 5, '0'), 'name', s.name || n, 'credit_code', null,
         'state', (array['ACTIVE', 'PROBATION', 'SUSPENDED'])[1 + n % 3], 'level', (array['LEVEL_1', 'LEVEL_2'])[1 + n % 2]))).*
       from station s, generate_series(1, $1::int) n where s.code like 'W-_'`,
    [copies, prefix],
  )
}

export interface Exported {
  rowCount: number
  file: { name: string; url: string } | null
  job: { id: string; state: string; file: { url: string } | null } | null
}
const selection = '{ rowCount file { name url } job { id } }'

export async function exported(client: Client, input: object, list = 'Stations', locale = 'en'): Promise<Exported> {
  const text = `mutation ($input: Export${list}Input!) { exported: export${list}(input: $input) ${selection} }`
  const answer = await client.data<{ exported: Exported }>(text, { input }, { headers: { 'accept-language': locale } })
  return answer.exported
}

export const bytesOf = async (client: Client, url: string) => (await client.http({ method: 'GET', url })).rawPayload
/** The last line of a file ends too, which the reader takes for an empty record. */
export const recordsOf = (bytes: Buffer) => readCsv(bytes).slice(0, -1)
export async function csvOf(client: Client, input: object, list?: string, locale?: string): Promise<string[][]> {
  const { file } = await exported(client, { format: 'CSV', ...input }, list, locale)
  return recordsOf(await bytesOf(client, file?.url ?? ''))
}
