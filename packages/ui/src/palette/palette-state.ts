import { ref } from 'vue'

/** Which of the two is open; the code of both is loaded with the first opening. */
export const isPaletteOpen = ref(false)
export const isOverlayOpen = ref(false)
