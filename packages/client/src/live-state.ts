import { shallowRef } from 'vue'

/** OFF: nobody listens, or this page rests; LOST: it tries to come back. */
export const liveState = shallowRef<'OFF' | 'OPEN' | 'LOST'>('OFF')
