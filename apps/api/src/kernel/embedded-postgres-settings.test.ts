import { expect, test } from 'vitest'
import { memorySettings } from './embedded-postgres-settings.ts'

const gigabyte = 1024 ** 3

test.each([
  { bytes: 0.25 * gigabyte, durable: true, settings: ['shared_buffers=128MB', 'effective_cache_size=128MB'] },
  { bytes: 2 * gigabyte, durable: true, settings: ['shared_buffers=512MB', 'effective_cache_size=1024MB'] },
  { bytes: 64 * gigabyte, durable: true, settings: ['shared_buffers=2048MB', 'effective_cache_size=32768MB'] },
  { bytes: 64 * gigabyte, durable: false, settings: ['shared_buffers=128MB', 'effective_cache_size=32768MB'] },
])('PostgreSQL takes its share of $bytes bytes, durable $durable', ({ settings, ...machine }) => {
  expect(memorySettings(machine)).toEqual(settings)
})
