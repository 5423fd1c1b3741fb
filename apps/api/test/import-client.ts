import { writeTable } from '../src/kernel/spreadsheet/write-table.ts'
import { headers } from './station-file.ts'
import type { Answer, Client } from './world.ts'

export interface Import {
  id: string
  state: string
  version: number
  rowCount: number
  counts: { new: number; changed: number; unchanged: number; refused: number; noted: number }
  availableActions: string[]
  job: { id: string; state: string; done: number; total: number; title: string; error: string | null } | null
}

const fields = `id state version rowCount counts { new changed unchanged refused noted } availableActions
  job { id state done total title error }`

const dataOf = <T>({ data, errors }: Answer, name: string): T => {
  const found: unknown = data?.[name]
  if (errors || !found) throw new Error(JSON.stringify(errors ?? data))
  return found as T
}

/** The steps of an import as a person of headquarters takes them in the app. */
export function importClient(client: Client) {
  const upload = async (bytes: Buffer, name = 'stations.csv'): Promise<string> => {
    const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')])
    const request = {
      method: 'POST',
      url: '/files',
      payload,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    } as const
    const { statusCode, body } = await client.http(request)
    if (statusCode >= 300) throw new Error(body)
    return (JSON.parse(body) as { id: string }).id
  }
  const askCheck = (input: object) =>
    client.ask(`mutation ($input: CheckImportInput!) { checkImport(input: $input) { ${fields} } }`, { input })
  const askStep = (name: string, { id, version }: Import) =>
    client.ask(`mutation ($input: ImportStepInput!) { ${name}(input: $input) { ${fields} } }`, {
      input: { id, expectedVersion: version },
    })
  const check = async (bytes: Buffer, name?: string) =>
    dataOf<Import>(await askCheck({ kind: 'STATIONS', fileId: await upload(bytes, name) }), 'checkImport')
  const step = async (name: string, at: Import) => dataOf<Import>(await askStep(name, at), name)
  const read = async (id: string) =>
    dataOf<Import>(await client.ask(`query ($id: ID!) { import(id: $id) { ${fields} } }`, { id }), 'import')

  /** The import once its job has ended. */
  const ended = async (id: string): Promise<Import> => {
    for (;;) {
      const found = await read(id)
      if (found.state !== 'RUNNING' && !['QUEUED', 'RUNNING'].includes(found.job?.state ?? '')) return found
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
  return {
    upload,
    askCheck,
    askStep,
    check,
    checkRows: async (rows: string[][]) => check(await writeTable([[...headers], ...rows], 'csv')),
    step,
    read,
    ended,
    run: async (checked: Import) => ended((await step('runImport', checked)).id),
  }
}
