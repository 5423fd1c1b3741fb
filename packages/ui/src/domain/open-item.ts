export interface OpenItem {
  code: string
  title: string
  dueOn: string | null
  overdue: boolean
}
