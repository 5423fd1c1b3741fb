import * as z from 'zod/mini'
import { described, expectedVersion, id, ids, oneOf, optionalLocalDate, optionalText, text } from './fields.ts'
import { role } from './identity.ts'

export const exportFormats = ['CSV', 'XLSX'] as const
export const exportFormat = oneOf('ExportFormat', exportFormats)
export type ExportFormat = z.infer<typeof exportFormat>

/** What every export asks for. Which filters, orders and columns a list has is the GraphQL input's affair. */
export const exportRequest = z.strictObject({
  filter: z.nullish(z.record(z.string(), z.unknown())),
  sort: z.nullish(z.string()),
  search: z.nullish(z.string()),
  columns: z.array(z.string()).check(z.minLength(1, 'REQUIRED'), z.maxLength(100, 'TOO_MANY')),
  format: exportFormat,
})
export type ExportRequest = z.infer<typeof exportRequest>

/** Key of a list of an app, such as `stations`. */
const listKey = () =>
  described(z.string().check(z.regex(/^[a-z][a-zA-Z-]{0,39}$/, 'INVALID')), 'Key of the list, such as `stations`.')

const longestState = 2000

/**
 * The address of a list after its question mark, as URLSearchParams writes it. It is kept and given back as text: the app
 * reads the names that it knows, and every value in it is checked like one that somebody typed into the address bar.
 */
const listState = () =>
  described(
    z.string().check(z.maxLength(longestState, 'TOO_LONG'), z.regex(/^[\w.*+%=&:,~-]*$/, 'INVALID')),
    'Filters, search, order, columns and density as in the address of the list, at most 2,000 characters.',
  )

const viewName = () => text(40)

export const saveView = z.strictObject({ list: listKey(), name: viewName(), state: listState() })
export type SaveView = z.infer<typeof saveView>

export const renameView = z.strictObject({ id: id(), expectedVersion: expectedVersion(), name: viewName() })
export type RenameView = z.infer<typeof renameView>

export const shareView = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  role: described(z.optional(z.nullable(role)), 'Who sees the view beside its owner; none takes it back.'),
})
export type ShareView = z.infer<typeof shareView>

export const deleteView = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export type DeleteView = z.infer<typeof deleteView>

export const setDefaultView = z.strictObject({
  list: listKey(),
  viewId: described(z.optional(z.nullable(id())), 'The view that opens with the list; none for the whole list.'),
})
export type SetDefaultView = z.infer<typeof setDefaultView>

export const densities = ['COMPACT', 'NORMAL', 'COMFORTABLE'] as const
export const density = oneOf('Density', densities)
export type Density = z.infer<typeof density>

const longestColumns = 1000

/** Columns in their order: `code~120s,state,remark~e` is the code 120 px wide and pinned at the start, the remark at the end. */
export const keepListLook = z.strictObject({
  list: listKey(),
  columns: described(
    z.optional(z.nullable(z.string().check(z.maxLength(longestColumns, 'TOO_LONG'), z.regex(/^[\w,~]*$/, 'INVALID')))),
    'Columns in their order with width and pin, as in the address of the list; empty for the usual ones.',
  ),
  density: described(z.optional(z.nullable(density)), 'Height of the rows, for all lists of the caller.'),
})
export type KeepListLook = z.infer<typeof keepListLook>

const mostChosen = 1000

/** What every bulk change asks for: the chosen records, or else the filter and search of a list. */
export const bulkRequest = z.strictObject({
  step: z.string(),
  ids: z.nullish(ids(mostChosen)),
  filter: z.nullish(z.record(z.string(), z.unknown())),
  search: z.nullish(z.string()),
  expectedCount: z.int().check(z.minimum(1, 'RANGE')),
  reason: optionalText(500),
  reference: optionalText(100),
  onDate: optionalLocalDate(),
})
export type BulkRequest = z.infer<typeof bulkRequest>
