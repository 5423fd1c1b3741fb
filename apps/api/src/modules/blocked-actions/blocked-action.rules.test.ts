import { expect, test } from 'vitest'
import { blocksOf } from './blocked-action.rules.ts'

const steps = {
  suspend: { from: ['ACTIVE'], allow: 'SET' },
  resume: { from: ['SUSPENDED'], allow: 'SET' },
  end: { from: ['ACTIVE'], allow: 'END' },
  accept: { from: ['ACTIVE'], allow: '' },
}
const holders = (permission: string) => (permission === 'END' ? ['CHIEF'] : [])
const blocked = (state: string, ...held: string[]) =>
  blocksOf(steps, state, { permissions: new Set(held) }, holders).map(({ action, reason }) => [action, reason])

test.each([
  ['ACTIVE', ['SET', 'END'], [['resume', 'STATE']]],
  [
    'ACTIVE',
    ['SET'],
    [
      ['resume', 'STATE'],
      ['end', 'PERMISSION'],
    ],
  ],
  [
    'SUSPENDED',
    ['SET', 'END'],
    [
      ['suspend', 'STATE'],
      ['end', 'STATE'],
    ],
  ],
  // nobody of this side has SET: it is not worth a word
  ['ACTIVE', [], [['end', 'PERMISSION']]],
])('%s with %j', (state, held, expected) => expect(blocked(state, ...held)).toEqual(expected))
