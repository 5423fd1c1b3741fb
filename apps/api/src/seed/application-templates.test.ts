import { templateContent } from '@stationmaster/contracts/onboarding-templates'
import { stationKinds, stationLevels } from '@stationmaster/contracts/stations'
import { expect, test } from 'vitest'
import { contentOf } from './application-templates.ts'

test.each(stationKinds.flatMap((kind) => stationLevels.map((level) => ({ kind, level }))))(
  'the template that comes with the program meets the contract: $kind $level',
  (slot) => {
    const content = contentOf(slot)
    expect(templateContent.parse(content)).toEqual(content)
    for (const { questions } of content.groups) {
      expect(questions.reduce((sum, { points }) => sum + points, 0)).toBe(100)
      expect(questions.some(({ evidence }) => evidence)).toBe(true)
    }
  },
)
