import { say } from '@stationmaster/client'
import type { ImportKind } from '@stationmaster/contracts/imports'
import { contents, fieldLabel } from './import-content.ts'

/** Hands a file to the browser's downloads. */
export function download(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** An empty table with our own headers. The byte order mark makes Excel read it as UTF-8. */
export function downloadTemplate(kind: ImportKind): void {
  const { required, optional } = contents[kind]
  const headers = [...required, ...optional].map((field) => quoted(fieldLabel(kind, field)))
  const file = new Blob(['\uFEFF', `${headers.join(',')}\r\n`], { type: 'text/csv;charset=utf-8' })
  const url = URL.createObjectURL(file)
  download(url, say.word('pages.imports.templateName', { kind: say.value('ImportKind', kind) }))
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
