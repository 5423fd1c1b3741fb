import type { ProductLine, StaffPosition, StationKind } from '@stationmaster/contracts/stations'
import { productLinesOf } from '@stationmaster/contracts/stations'
import { addDays, type LocalDate } from '../kernel/clock.ts'
import type { Random } from './random.ts'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const givenNames = [
  '建国',
  '志强',
  '伟',
  '敏',
  '静',
  '丽华',
  '海涛',
  '晓东',
  '秀英',
  '军',
  '洋',
  '艳',
  '勇',
  '娟',
  '涛',
  '明',
  '超',
  '秀兰',
  '霞',
  '平',
  '刚',
  '桂英',
  '文博',
  '子轩',
  '雨欣',
  '俊杰',
  '浩然',
  '晨曦',
  '佳宁',
  '立新',
  '春梅',
  '振华',
  '国栋',
  '慧',
  '玉兰',
  '少峰',
]

export const personName = (random: Random) => random.pick(surnames) + random.pick(givenNames)

const prefixes = ['135', '136', '137', '138', '139', '150', '151', '158', '159', '177', '180', '186', '188', '189']

/** Mobile numbers that nobody has twice: the last eight digits are counted. */
export function phoneBook(random: Random) {
  let last = 20_261_121
  return () => {
    last += random.between(1_031, 7_919)
    return random.pick(prefixes) + String(last % 100_000_000).padStart(8, '0')
  }
}

/** Area codes of the landlines that customers dial. */
const areaCodes: Record<string, string> = {
  '11': '010',
  '12': '022',
  '13': '0311',
  '14': '0351',
  '21': '024',
  '22': '0431',
  '23': '0451',
  '31': '021',
  '32': '025',
  '33': '0571',
  '34': '0551',
  '35': '0591',
  '36': '0791',
  '37': '0531',
  '41': '0371',
  '42': '027',
  '43': '0731',
  '44': '020',
  '50': '023',
  '51': '028',
  '53': '0871',
  '61': '029',
  '62': '0931',
  '65': '0991',
}
export const servicePhone = (district: string, random: Random) =>
  `${areaCodes[district.slice(0, 2)] ?? '010'}-${random.between(2, 8)}${String(random.below(10_000_000)).padStart(7, '0')}`

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A unified social credit code with the right check character (GB 32100-2015): 91, division, nine characters, check. */
export function creditCode(district: string, random: Random): string {
  const body = `91${district}${Array.from({ length: 9 }, () => alphabet[random.below(31)]).join('')}`
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(body[index] as string), 0)
  return body + alphabet[(31 - (sum % 31)) % 31]
}

export interface DemoPerson {
  name: string
  phone: string
  position: StaffPosition
  productLines: ProductLine[]
  joinedOn: LocalDate
}

const team: readonly StaffPosition[] = [
  'OWNER',
  'MANAGER',
  'DISPATCHER',
  'TECHNICIAN',
  'TECHNICIAN',
  'TECHNICIAN',
  'PARTS_CLERK',
  'FRONT_DESK',
  'DRIVER',
  'ACCOUNTANT',
]

/** Five to ten people; a technician in eight has no skill recorded yet, which shows as an open item. */
export function teamOf(at: {
  kind: StationKind
  owner: string
  today: LocalDate
  nextPhone: () => string
  random: Random
}): DemoPerson[] {
  const { kind, owner, today, nextPhone, random } = at
  return team.slice(0, random.between(5, team.length)).map((position) => ({
    name: position === 'OWNER' ? owner : personName(random),
    phone: nextPhone(),
    position,
    productLines: position === 'TECHNICIAN' && !random.chance(0.12) ? random.some(productLinesOf[kind]) : [],
    joinedOn: addDays(today, -random.between(20, 1500)),
  }))
}
