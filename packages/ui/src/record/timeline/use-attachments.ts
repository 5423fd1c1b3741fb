import { asAppError, errorText, locale, say, uploadFile } from '@stationmaster/client'
import { mostAttachments } from '@stationmaster/contracts/comments'
import { computed, reactive } from 'vue'
import { notify } from '../../notify.ts'
import { shrinkPicture } from './shrink-picture.ts'

interface Pending {
  key: number
  name: string
  /** 0–100 while it travels. */
  percent: number
  id: string
  problem: string
}

/** Files of a comment that is being written: shrunk, uploaded at once, removable. */
export function useAttachments() {
  const items = reactive<Pending[]>([])
  let made = 0

  async function send(file: File): Promise<void> {
    items.push({ key: ++made, name: file.name, percent: 0, id: '', problem: '' })
    const item = items.at(-1)
    if (!item) return
    try {
      const { id } = await uploadFile(await shrinkPicture(file), (percent) => (item.percent = percent))
      item.id = id
    } catch (error) {
      item.problem = errorText(locale.value, asAppError(error))
    }
  }

  /** Answers whether there was any file to take. */
  function take(files: FileList | null | undefined): boolean {
    const all = [...(files ?? [])]
    const room = mostAttachments - items.length
    if (all.length > room) notify.told(say.word('pages.timeline.tooManyFiles', { maximum: mostAttachments }))
    for (const file of all.slice(0, room)) void send(file)
    return all.length > 0
  }

  const remove = (key: number) =>
    void items.splice(
      items.findIndex((item) => item.key === key),
      1,
    )
  return {
    items,
    take,
    remove,
    clear: () => void items.splice(0),
    ids: computed(() => items.flatMap(({ id }) => (id ? [id] : []))),
    isSending: computed(() => items.some(({ id, problem }) => !id && !problem)),
  }
}
