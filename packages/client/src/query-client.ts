import { QueryClient } from '@tanstack/vue-query'
import { asAppError } from './app-error.ts'

const finalCodes = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'INPUT_INVALID', 'RATE_LIMITED'])

/** The cache of server data. Answers of the server are final; only a lost connection is tried again, once. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 1 && !finalCodes.has(asAppError(error).code),
      },
      mutations: { retry: false },
    },
  })
}
