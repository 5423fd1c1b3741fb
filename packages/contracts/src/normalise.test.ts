import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  creditCheckCharacter,
  creditCodeProblem,
  isCreditCode,
  normaliseCreditCode,
  normalisePhone,
  squeeze,
  toHalfWidth,
} from './normalise.ts'

const toFullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replace(/ /g, '\u3000')

describe('toHalfWidth and squeeze', () => {
  it('turns full-width signs into half-width ones and leaves Chinese alone', () => {
    expect(toHalfWidth('（０２１）　ＡＢｃ－服务站。')).toBe('(021) ABc-服务站。')
  })
  it('undoes any full-width form', () => {
    const ascii = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) })
    fc.assert(fc.property(ascii, (text) => toHalfWidth(toFullWidth(text)) === text))
  })
  it('squeezes white space and drops invisible signs', () => {
    expect(squeeze('\uFEFF  恒通\u00A0\t 电器\u200B \r\n')).toBe('恒通 电器')
  })
  it('keeps the width of what it squeezes', () => {
    expect(squeeze(' 服务部（新华区店） ')).toBe('服务部（新华区店）')
  })
  it('is idempotent', () => {
    fc.assert(fc.property(fc.string(), (text) => squeeze(squeeze(text)) === squeeze(text)))
  })
})

describe('unified social credit code', () => {
  // Published codes of well-known companies.
  it.each(['91440300708461136T', '91110000802100433B', '91110108551385082Q', '91130105U5449GP2WQ'])(
    'accepts %s',
    (code) => {
      expect(creditCodeProblem(code)).toBeNull()
    },
  )
  it.each([
    ['91440300708461136U', 'CHECKSUM'],
    ['913610025NEHX2TBPQ', 'CHECKSUM'],
    ['91440300708461136', 'FORMAT'],
    ['91440300708461136TT', 'FORMAT'],
    ['9144030O708461136T', 'FORMAT'],
    ['91440300708461136I', 'FORMAT'],
    ['91440300708461136t', 'FORMAT'],
    ['', 'FORMAT'],
  ])('refuses %s with %s', (code, problem) => {
    expect(creditCodeProblem(code)).toBe(problem)
    expect(isCreditCode(code)).toBe(false)
  })
  it('normalises width, case, spaces and dashes', () => {
    expect(normaliseCreditCode(' ９１４４０３００ 7084-6113—6ｔ ')).toBe('91440300708461136T')
  })

  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const character = fc.constantFrom(...alphabet)
  const first17 = fc
    .tuple(
      fc.string({ unit: character, minLength: 2, maxLength: 2 }),
      fc.integer({ min: 100000, max: 999999 }),
      fc.string({ unit: character, minLength: 9, maxLength: 9 }),
    )
    .map((parts) => parts.join(''))
  it('accepts exactly one check character for any stem', () => {
    fc.assert(
      fc.property(first17, (stem) => {
        const fitting = [...alphabet].filter((last) => isCreditCode(stem + last))
        expect(fitting).toEqual([creditCheckCharacter(stem)])
      }),
    )
  })
  it('notices every single wrong digit of the region', () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 9 }), (stem, at, shift) => {
        const code = stem + creditCheckCharacter(stem)
        const wrong = (Number(code[at]) + shift) % 10
        expect(isCreditCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false)
      }),
    )
  })
})

describe('phone', () => {
  it.each([
    ['13812345678', '13812345678'],
    [' 138 1234 5678 ', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['+86 19899488719', '19899488719'],
    ['+8613812345678', '13812345678'],
    ['(+86)138 1234 5678', '13812345678'],
    ['008613812345678', '13812345678'],
    ['0086-138-1234-5678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['86 138 1234 5678', '13812345678'],
    ['013812345678', '13812345678'],
    ['１９７４８５０５０３５', '19748505035'],
    ['＋８６（１３８）１２３４　５６７８', '13812345678'],
    ['138–1234–5678', '13812345678'],
  ])('mobile %s', (written, stored) => {
    expect(normalisePhone(written, 'MOBILE')).toBe(stored)
    expect(normalisePhone(written, 'ANY')).toBe(stored)
  })
  it.each([
    ['02112345678', '021-12345678'],
    ['021-61234567', '021-61234567'],
    ['02161234567', '021-61234567'],
    ['(021)61234567', '021-61234567'],
    ['（０２１）６１２３－４５６７', '021-61234567'],
    ['010-6123-4567', '010-61234567'],
    ['0755-8123456', '0755-8123456'],
    ['075581234567', '0755-81234567'],
    ['+86 755 8123 4567', '0755-81234567'],
    ['+86 (0)755 81234567', '0755-81234567'],
    ['0086 10 61234567', '010-61234567'],
    ['021-61234567-801', '021-61234567-801'],
    ['021-61234567转801', '021-61234567-801'],
    ['0755 8123456 分机 12', '0755-8123456-12'],
    ['021-61234567 ext. 801', '021-61234567-801'],
    ['4008208820', '400-820-8820'],
    ['400-820-8820', '400-820-8820'],
    ['400 820 8820 转 2', '400-820-8820-2'],
    ['800-820-8820', '800-820-8820'],
  ])('fixed %s', (written, stored) => {
    expect(normalisePhone(written)).toBe(stored)
    expect(normalisePhone(written, 'MOBILE')).toBeNull()
  })
  it.each([
    '',
    '17764552',
    '1961377942',
    '157200',
    '12812345678',
    '138123456789',
    '61234567',
    '138a2345678',
    '1.3812E+10',
    '13812345678转8',
    '电话13812345678',
    '13812345678/13912345678',
    '+1 415 555 2671',
    '021-6123456',
  ])('refuses %s', (written) => {
    expect(normalisePhone(written)).toBeNull()
  })
  it('leaves its own answers unchanged', () => {
    const area = fc.constantFrom('010', '021', '029')
    const rest = fc.integer({ min: 20000000, max: 99999999 })
    const extension = fc.option(fc.integer({ min: 1, max: 9999 }), { nil: undefined })
    fc.assert(
      fc.property(area, rest, extension, (code, number, inner) => {
        const stored = inner === undefined ? `${code}-${number}` : `${code}-${number}-${inner}`
        expect(normalisePhone(stored)).toBe(stored)
        expect(normalisePhone(toFullWidth(stored))).toBe(stored)
      }),
    )
  })
})
