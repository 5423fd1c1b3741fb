import sharp from 'sharp'
import type { CredentialKind } from '@stationmaster/contracts/credentials'
import type { FileStore, KeptFile } from '../kernel/files/store.ts'
import { prepareFile } from '../modules/files/index.ts'

type Colour = readonly [number, number, number]
const [width, height] = [600, 840]
const ink: Colour = [70, 70, 78]
const seal: Colour = [196, 48, 43]

const frames: Record<CredentialKind, Colour> = {
  BUSINESS_LICENCE: [182, 140, 60],
  QUALIFICATION: [38, 92, 150],
  INSURANCE: [30, 120, 110],
  SPECIAL_OPERATION: [150, 40, 50],
  VEHICLE_REPAIR_RECORD: [60, 100, 60],
}

const isWithin = (value: number, low: number, high: number) => value >= low && value <= high
const edgeOf = (x: number, y: number) => Math.min(x, y, width - 1 - x, height - 1 - y)
const distance = (x: number, y: number, [toX, toY]: readonly [number, number]) => Math.hypot(x - toX, y - toY)

/** Lines of writing that nobody can read: a specimen and no forgery. */
function isWriting(x: number, y: number): boolean {
  if (isWithin(y, 190, 214)) return isWithin(x, 180, 420)
  const line = Math.floor((y - 270) / 44)
  return isWithin(line, 0, 9) && (y - 270) % 44 < 10 && isWithin(x, 90, 510 - ((line * 53) % 170))
}

function colourAt(x: number, y: number, frame: Colour): Colour {
  const edge = edgeOf(x, y)
  if (isWithin(edge, 18, 26) || isWithin(edge, 34, 36)) return frame
  if (distance(x, y, [width / 2, 120]) < 42) return frame
  if (isWithin(distance(x, y, [440, 690]), 62, 70) || distance(x, y, [440, 690]) < 16) return seal
  return isWriting(x, y) ? ink : [250, 248, 240]
}

async function drawn(frame: Colour): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) pixels.set(colourAt(x, y, frame), (y * width + x) * 3)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ palette: true })
    .toBuffer()
}

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
  BUSINESS_LICENCE: '营业执照.png',
  QUALIFICATION: '资质证书.png',
  INSURANCE: '保险单.png',
  SPECIAL_OPERATION: '特种作业证.png',
  VEHICLE_REPAIR_RECORD: '维修经营备案.png',
}

/** One drawn scan per kind, and a PDF beside that of the insurance; call it outside of transactions. */
export async function keepScans(files: FileStore): Promise<Record<CredentialKind, Scan[]>> {
  const scans: [string, Scan[]][] = []
  for (const [kind, frame] of Object.entries(frames)) {
    const name = names[kind as CredentialKind]
    scans.push([kind, [{ name, kept: await prepareFile(files, name, await drawn(frame)) }]])
  }
  const found = Object.fromEntries(scans) as Record<CredentialKind, Scan[]>
  found.INSURANCE.push({ name: '保险条款.pdf', kept: await prepareFile(files, '保险条款.pdf', insurancePdf()) })
  return found
}
