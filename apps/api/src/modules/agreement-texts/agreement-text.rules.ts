import type { AgreementClause, AgreementContent, AgreementPlaceholder } from '@stationmaster/contracts/agreements'

export type Filling = Record<AgreementPlaceholder, { zh: string; en: string }>

const fill = (text: string, filling: Filling, language: 'zh' | 'en') =>
  text.replace(/\{([^{}]*)\}/g, (_, name: AgreementPlaceholder) => filling[name][language])

export const filledClauses = (clauses: readonly AgreementClause[], filling: Filling): AgreementClause[] =>
  clauses.map(({ titleZh, titleEn, textZh, textEn }) => ({
    titleZh: fill(titleZh, filling, 'zh'),
    titleEn: fill(titleEn, filling, 'en'),
    textZh: fill(textZh, filling, 'zh'),
    textEn: fill(textEn, filling, 'en'),
  }))

/** One spelling for one content: the properties are always written in this order. */
export const canonicalText = ({ template, station, manufacturer, ...content }: AgreementContent): string =>
  JSON.stringify({
    number: content.number,
    template: { code: template.code, edition: template.edition },
    titleZh: content.titleZh,
    titleEn: content.titleEn,
    manufacturer: { zh: manufacturer.zh, en: manufacturer.en },
    station: {
      name: station.name,
      creditCode: station.creditCode,
      address: station.address,
      principalName: station.principalName,
    },
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    clauses: content.clauses,
  })
