import { computed, ref, shallowRef, watch, type Ref } from 'vue'

/** The rows that are chosen: one by one, in ranges, or all that match, which is the filter and no list of ids. */
export function useSelection(rowIds: Ref<readonly string[]>, whole: Ref<unknown>) {
  const ids = shallowRef<string[]>([])
  const isWhole = ref(false)
  let last: string | undefined

  const isAllShown = computed(() => rowIds.value.length > 0 && rowIds.value.every((id) => ids.value.includes(id)))
  const has = (id: string) => isWhole.value || ids.value.includes(id)

  function clear(): void {
    ids.value = []
    isWhole.value = false
    last = undefined
  }
  /** With `range` everything between the row of before and this one becomes as this one. */
  function toggle(id: string, range = false): void {
    if (isWhole.value) ids.value = [...rowIds.value]
    isWhole.value = false
    const [from, to] = [last === undefined ? -1 : rowIds.value.indexOf(last), rowIds.value.indexOf(id)]
    const touched = range && from >= 0 ? rowIds.value.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
    const others = ids.value.filter((one) => !touched.includes(one))
    ids.value = ids.value.includes(id) ? others : [...others, ...touched]
    last = id
  }
  function toggleShown(): void {
    const isOff = isWhole.value || isAllShown.value
    ids.value = isOff
      ? ids.value.filter((id) => !rowIds.value.includes(id))
      : [...new Set([...ids.value, ...rowIds.value])]
    isWhole.value = false
  }
  // What was chosen of one question is nothing of another: it must not be changed unseen.
  watch(whole, (now, before) => JSON.stringify(now) !== JSON.stringify(before) && clear())

  return {
    ids,
    isWhole,
    isAllShown,
    has,
    toggle,
    toggleShown,
    clear,
    chooseWhole: () => (isWhole.value = true),
    count: computed(() => ids.value.length),
  }
}

export type Selection = ReturnType<typeof useSelection>
