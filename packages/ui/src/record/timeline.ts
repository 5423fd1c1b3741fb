import { defineAsyncComponent } from 'vue'

/** `<RecordTimeline :subject="{ type: 'STATION', id }" :of-station="true" />`; loaded when it is shown. */
export const RecordTimeline = defineAsyncComponent(() => import('./timeline/record-timeline.vue'))
