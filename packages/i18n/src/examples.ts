import type { Words } from './word.ts'

/** A station to show what a template of agreements becomes; both languages at once, unlike the words of a page. */
export const exampleStation = {
  number: ['SA-20261121-0001', 'SA-20261121-0001'],
  manufacturer: ['恒川制造集团有限公司', 'Hengchuan Manufacturing Group Co., Ltd.'],
  stationName: ['杭州西湖恒信家电服务站', 'Hangzhou Xihu Hengxin Appliance Service'],
  creditCode: ['91330106MA2ABCDE1X', '91330106MA2ABCDE1X'],
  address: ['浙江省杭州市西湖区文三路 398 号', '398 Wensan Road, Xihu, Hangzhou'],
  principalName: ['于勇', 'Yu Yong'],
  stationKind: ['家电', 'Appliance'],
  stationLevel: ['一级', 'Level 1'],
  productLines: ['空调、冰箱、洗衣机', 'Air conditioner, Refrigerator, Washing machine'],
  startsOn: ['2026-11-21', '2026-11-21'],
  endsOn: ['2028-11-20', '2028-11-20'],
} as const satisfies Words
