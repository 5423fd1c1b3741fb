import type { AgreementClause } from '@stationmaster/contracts/agreements'
import type { ProductLine, StationKind, StationLevel } from '@stationmaster/contracts/stations'
import { t } from '@stationmaster/i18n'
import { createHash } from 'node:crypto'
import { canonicalText, filledClauses, type Filling } from './agreement-text.rules.ts'

/** The side of the station as the agreement names it. */
export interface Party {
  name: string
  creditCode: string | null
  address: string
  principalName: string | null
  kind: StationKind
  level: StationLevel
  productLines: readonly ProductLine[]
}

interface Wording {
  code: string
  edition: number
  titleZh: string
  titleEn: string
  clauses: readonly AgreementClause[]
}

interface Term {
  number: string
  startsOn: string
  endsOn: string
}

type Key = Parameters<typeof t>[1]
const both = (key: Key) => ({ zh: t('zh-CN', key), en: t('en', key) })
const same = (text: string) => ({ zh: text, en: text })
const none = '—'

/** Headquarters as it signs: its name stands in the words of the product. */
const manufacturer = both('common.manufacturerName')

function fillingOf(party: Party, { number, startsOn, endsOn }: Term): Filling {
  const lines = party.productLines.map((line) => both(`enums.ProductLine.${line}`))
  return {
    number: same(number),
    manufacturer,
    stationName: same(party.name),
    creditCode: same(party.creditCode ?? none),
    address: same(party.address),
    principalName: same(party.principalName ?? none),
    stationKind: both(`enums.StationKind.${party.kind}`),
    stationLevel: both(`enums.StationLevel.${party.level}`),
    productLines: {
      zh: lines.map(({ zh }) => zh).join('、') || none,
      en: lines.map(({ en }) => en).join(', ') || none,
    },
    startsOn: same(startsOn),
    endsOn: same(endsOn),
  }
}

/** The frozen text of an agreement and its SHA-256. */
export function composeText(wording: Wording, party: Party, term: Term): { content: string; contentHash: string } {
  const { code, edition, titleZh, titleEn, clauses } = wording
  const { name, creditCode, address, principalName } = party
  const content = canonicalText({
    ...term,
    template: { code, edition },
    titleZh,
    titleEn,
    manufacturer,
    station: { name, creditCode, address, principalName },
    clauses: filledClauses(clauses, fillingOf(party, term)),
  })
  return { content, contentHash: createHash('sha256').update(content, 'utf8').digest('hex') }
}
