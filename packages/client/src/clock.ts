import { ref } from 'vue'

/** Milliseconds since 1970; moves every half minute, so that due times on the page stay true. */
export const now = ref(Date.now())

setInterval(() => {
  now.value = Date.now()
}, 30_000)
