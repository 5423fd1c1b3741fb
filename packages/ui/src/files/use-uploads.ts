import { asAppError, errorText, locale, say, uploadFile } from '@stationmaster/client'
import { computed, onScopeDispose, reactive } from 'vue'
import { notify } from '../notify.ts'
import { shrinkPicture } from './shrink-picture.ts'

interface Pending {
  key: number
  name: string
  /** 0–100 while it travels. */
  percent: number
  /** Of the stored file; empty until it has arrived. */
  id: string
  problem: string
  stop: AbortController
  file: File
}

/** Several files at once: shrunk, uploaded as soon as they are chosen, each with its progress; removing one stops it. */
export function useUploads({ most }: { most: number }) {
  const items = reactive<Pending[]>([])
  let made = 0

  async function send(item: Pending): Promise<void> {
    Object.assign(item, { percent: 0, problem: '' })
    try {
      const picture = await shrinkPicture(item.file)
      const { id } = await uploadFile(picture, (percent) => (item.percent = percent), item.stop.signal)
      item.id = id
    } catch (error) {
      if (!item.stop.signal.aborted) item.problem = errorText(locale.value, asAppError(error))
    }
  }

  function add(file: File): void {
    items.push({ key: ++made, name: file.name, percent: 0, id: '', problem: '', stop: new AbortController(), file })
    const item = items.at(-1)
    if (item) void send(item)
  }

  /** Answers whether there was any file to take. */
  function take(files: FileList | null | undefined): boolean {
    const all = [...(files ?? [])]
    const room = most - items.length
    if (all.length > room) notify.told(say.word('pages.files.tooMany', { maximum: most }))
    for (const file of all.slice(0, room)) add(file)
    return all.length > 0
  }

  function remove(key: number): void {
    const index = items.findIndex((item) => item.key === key)
    items[index]?.stop.abort()
    if (index >= 0) items.splice(index, 1)
  }

  function retry(key: number): void {
    const item = items.find((one) => one.key === key)
    if (item) void send(item)
  }
  onScopeDispose(() => items.forEach(({ stop }) => stop.abort()))

  return {
    items,
    take,
    remove,
    retry,
    clear: () => void items.splice(0),
    ids: computed(() => items.flatMap(({ id }) => (id ? [id] : []))),
    isSending: computed(() => items.some(({ id, problem }) => !id && !problem)),
  }
}

export type Uploads = ReturnType<typeof useUploads>
