import { signOut } from '@stationmaster/client'
import { useQueryClient } from '@tanstack/vue-query'
import { useRouter } from 'vue-router'
import { mayLeave } from '../form/use-unsaved-guard.ts'
import { notify } from '../notify.ts'

/** Signs out, after asking when a form on the page has changes. */
export function useSignOut(): () => Promise<void> {
  const router = useRouter()
  const queries = useQueryClient()
  return async () => {
    if (!(await mayLeave())) return
    try {
      await signOut()
      queries.clear()
      await router.push('/sign-in')
    } catch (error) {
      notify.failed(error)
    }
  }
}
