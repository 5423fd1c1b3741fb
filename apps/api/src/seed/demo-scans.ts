import type { CredentialKind } from '@stationmaster/contracts/credentials'
import type { FileStore, KeptFile } from '../kernel/files/store.ts'
import { prepareFile } from '../modules/files/index.ts'
import { draw, type Box, type Colour } from './demo-pictures.ts'

const sheet = [600, 840] as const
const cream: Colour = [250, 248, 240]
const ink: Colour = [70, 70, 78]
const seal: Colour = [196, 48, 43]

const frames: Record<CredentialKind, Colour> = {
  BUSINESS_LICENCE: [182, 140, 60],
  QUALIFICATION: [38, 92, 150],
  INSURANCE: [30, 120, 110],
  SPECIAL_OPERATION: [150, 40, 50],
  VEHICLE_REPAIR_RECORD: [60, 100, 60],
}

const inset = (by: number, colour: Colour): Box => ({
  at: [by, by],
  size: [sheet[0] - 2 * by, sheet[1] - 2 * by],
  colour,
})

/** A certificate with a frame and a seal; its lines are nobody's words: a specimen and no forgery. */
const certificate = (frame: Colour): Promise<Buffer> =>
  draw(
    cream,
    [
      inset(18, frame),
      inset(27, cream),
      inset(35, frame),
      inset(37, cream),
      { at: [258, 80], size: [84, 84], colour: frame },
      { at: [180, 190], size: [240, 24], colour: ink },
      ...Array.from({ length: 10 }, (_, line): Box => ({
        at: [90, 270 + line * 44],
        size: [420 - ((line * 53) % 170), 10],
        colour: ink,
      })),
      { at: [390, 640], size: [110, 110], colour: seal },
      { at: [398, 648], size: [94, 94], colour: cream },
      { at: [425, 675], size: [40, 40], colour: seal },
    ],
    sheet,
  )

/** A policy of insurance as one page that every reader can open. */
function insurancePdf(): Buffer {
  const text = ['Public liability insurance', 'Specimen of the demo network', 'Insured: authorised service station']
  const content = `BT /F1 20 Tf 60 760 Td ${text.map((line) => `(${line}) Tj 0 -36 Td`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  )
}

export interface Scan {
  name: string
  kept: KeptFile
}

const names: Record<CredentialKind, string> = {
  BUSINESS_LICENCE: '营业执照.jpg',
  QUALIFICATION: '资质证书.jpg',
  INSURANCE: '保险单.jpg',
  SPECIAL_OPERATION: '特种作业证.jpg',
  VEHICLE_REPAIR_RECORD: '维修经营备案.jpg',
}

/** One drawn scan per kind, and a PDF beside that of the insurance; call it outside of transactions. */
export async function keepScans(files: FileStore): Promise<Record<CredentialKind, Scan[]>> {
  const scans: [string, Scan[]][] = []
  for (const [kind, frame] of Object.entries(frames)) {
    const name = names[kind as CredentialKind]
    scans.push([kind, [{ name, kept: await prepareFile(files, name, await certificate(frame)) }]])
  }
  const found = Object.fromEntries(scans) as Record<CredentialKind, Scan[]>
  found.INSURANCE.push({ name: '保险条款.pdf', kept: await prepareFile(files, '保险条款.pdf', insurancePdf()) })
  return found
}
