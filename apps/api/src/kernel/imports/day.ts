import { squeeze, toHalfWidth } from '@stationmaster/contracts/normalise'
import { addDays, localDate, parseLocalDate, type LocalDate } from '../clock.ts'

const time = String.raw`(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?`
const written = [
  new RegExp(String.raw`^(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})${time}$`),
  /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})(?:\.0)?$/,
]

/** Spreadsheets count days from here; the two days before 1 March 1900 that they get wrong are out of range. */
const serialEpoch = localDate('1899-12-30')
const firstSerial = 18_264 // 1950-01-01
const lastSerial = 73_050 // 2099-12-31

function ofSerial(text: string): LocalDate | null {
  const days = /^(\d{5})(?:\.\d+)?$/.exec(text)?.[1]
  const serial = Number(days)
  return days !== undefined && serial >= firstSerial && serial <= lastSerial ? addDays(serialEpoch, serial) : null
}

/**
 * A day in any of the forms that people and spreadsheets write, year first; null when it is none or does not exist
 * (2015-02-30). Forms whose order is a guess (3/4/2019) and years of two digits are refused.
 */
export function readDay(cell: string): LocalDate | null {
  const text = squeeze(toHalfWidth(cell))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('。', '.')
  const parts = written.map((form) => form.exec(text)).find((match) => match !== null)
  if (!parts) return ofSerial(text)
  const [, year = '', month = '', day = ''] = parts
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
