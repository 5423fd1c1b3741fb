import { ref, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'

/** True once `condition` has held for `delayMs`: quick answers then show no skeleton at all. */
export function useDelayed(condition: MaybeRefOrGetter<boolean>, delayMs = 150): Ref<boolean> {
  const shown = ref(false)
  watch(
    () => toValue(condition),
    (holds, _, onCleanup) => {
      shown.value = false
      if (!holds) return
      const timer = setTimeout(() => (shown.value = true), delayMs)
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true },
  )
  return shown
}
