import type { RegionLevel } from '@stationmaster/contracts/regions'
import { defineErrors } from '../../kernel/errors.ts'

export const errors = defineErrors('REGION', {
  NOT_AN_AREA: 'conflict',
  NOT_A_PROVINCE: 'conflict',
  NOT_A_DISTRICT: 'conflict',
  CODE_TAKEN: 'conflict',
})

interface Leveled {
  level: RegionLevel
}

export function mustBeArea({ level }: Leveled): void {
  if (level !== 'AREA') throw errors.NOT_AN_AREA()
}

export function mustBeProvince({ level }: Leveled): void {
  if (level !== 'PROVINCE') throw errors.NOT_A_PROVINCE()
}

export function mustBeDistrict({ level }: Leveled): void {
  if (level !== 'DISTRICT') throw errors.NOT_A_DISTRICT()
}

/** What may be done with a region: divisions come from the national code, so only areas are named and provinces moved. */
export const actionsOn = ({ level }: Leveled): string[] => {
  if (level === 'AREA') return ['rename']
  return level === 'PROVINCE' ? ['move'] : []
}

/** '浙江省 / 杭州市 / 西湖区'; areas do not belong to the address of a place. */
export const pathOf = (parent: { level: RegionLevel; path: string } | null, name: string) =>
  parent && parent.level !== 'AREA' ? `${parent.path} / ${name}` : name
