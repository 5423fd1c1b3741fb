import { say } from '@stationmaster/client'
import { useQueryClient } from '@tanstack/vue-query'
import { ref, shallowRef } from 'vue'
import { confirm } from '../confirm.ts'
import { notify } from '../notify.ts'
import type { Versioned } from '../record/steps.ts'
import { makeUserLink, type IssuedLinkAnswer } from './issued-link.queries.ts'

/** Steps of a user that make a new link: asks, makes it, and keeps it for `<IssuedLink>` until that is closed. */
export function useIssuedLink() {
  const queries = useQueryClient()
  const link = shallowRef<IssuedLinkAnswer>()
  const title = ref('')

  async function issue(step: string, row: Versioned & { name: string }): Promise<void> {
    const action = say.action('User', step)
    if (!(await confirm({ title: action, text: say.word('pages.identity.linkReplaces'), action }))) return
    try {
      link.value = await makeUserLink(step, row)
      title.value = `${action} · ${row.name}`
      await queries.invalidateQueries()
    } catch (error) {
      notify.failed(error)
    }
  }
  return { link, title, issue }
}
