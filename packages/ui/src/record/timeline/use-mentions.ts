import { request } from '@stationmaster/client'
import { nextTick, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { mentionableQuery, type Mention, type Subject, type Visibility } from './timeline.queries.ts'
import { typedName, withName } from './timeline-text.ts'

interface Options {
  subject: () => Subject
  visibility: () => Visibility
  text: Ref<string>
  area: Readonly<ShallowRef<HTMLTextAreaElement | null>>
  /** People whom the text names already, when it is edited. */
  known: readonly Mention[]
}

/** Names after @: offered while they are typed, chosen by arrows and Enter. */
export function useMentions({ subject, visibility, text, area, known }: Options) {
  const offered = shallowRef<readonly Mention[]>([])
  const active = ref(0)
  const chosen = new Map(known.map((person) => [person.id, person]))
  let asked = 0

  async function look(): Promise<void> {
    const turn = ++asked
    const search = typedName(text.value, area.value?.selectionStart ?? 0)
    if (search === null) return close()
    const { type: subjectType, id: subjectId } = subject()
    const variables = { subjectType, subjectId, visibility: visibility(), search }
    const answer = await request(mentionableQuery, variables).catch(() => undefined)
    // an earlier question may be answered later
    if (turn !== asked) return
    offered.value = answer?.mentionableUsers ?? []
    active.value = 0
  }

  function close(): void {
    asked += 1
    offered.value = []
  }

  async function choose(person: Mention | undefined): Promise<void> {
    const caret = area.value?.selectionStart ?? text.value.length
    if (!person) return
    const changed = withName(text.value, caret, person.name)
    text.value = changed.text
    chosen.set(person.id, person)
    close()
    await nextTick()
    area.value?.focus()
    area.value?.setSelectionRange(changed.caret, changed.caret)
  }

  const keys: Record<string, () => void> = {
    ArrowDown: () => (active.value = (active.value + 1) % offered.value.length),
    ArrowUp: () => (active.value = (active.value - 1 + offered.value.length) % offered.value.length),
    Enter: () => void choose(offered.value[active.value]),
    Tab: () => void choose(offered.value[active.value]),
    Escape: close,
  }
  function key(event: KeyboardEvent): void {
    const act = offered.value.length > 0 && !event.ctrlKey && !event.metaKey ? keys[event.key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  }

  /** Those whose names still stand in the text. */
  const ids = () => [...chosen.values()].filter(({ name }) => text.value.includes(`@${name}`)).map(({ id }) => id)
  return { offered, active, look, close, choose, key, ids, clear: () => chosen.clear() }
}
