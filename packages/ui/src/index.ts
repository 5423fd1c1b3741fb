export { confirm } from './confirm.ts'
export { default as AgreementPrint } from './domain/agreement-print.vue'
export { default as AgreementSignatures } from './domain/agreement-signatures.vue'
export { default as AgreementText } from './domain/agreement-text.vue'
export { default as SignDialog } from './domain/sign-dialog.vue'
export { default as ContactsInput } from './domain/contacts-input.vue'
export { default as DueList } from './domain/deadlines/due-list.vue'
export { default as DueTiles } from './domain/deadlines/due-tiles.vue'
export { default as SubjectDeadlines } from './domain/deadlines/subject-deadlines.vue'
export { default as IssuedLink } from './domain/issued-link.vue'
export { default as OpenItemList } from './domain/open-item-list.vue'
export { default as OpeningHoursInput } from './domain/opening-hours-input.vue'
export { default as OpeningHoursList } from './domain/opening-hours-list.vue'
export { default as DayInput } from './form/day-input.vue'
export { stateHistory } from './domain/state-history.ts'
export { default as FieldInput } from './form/field-input.vue'
export { default as FileDrop } from './form/file-drop.vue'
export { default as FormPage } from './form/form-page.vue'
export { defineFormView, type Draft, type FormField, type FormView } from './form/form-view.ts'
export { default as RecordForm } from './form/record-form.vue'
export type { FormOptions } from './form/use-record-form.ts'
export { useUnsavedGuard } from './form/use-unsaved-guard.ts'
export { bulkAnswer } from './list/bulk.queries.ts'
export { default as BulkOutcome } from './list/bulk-outcome.vue'
export { exportAnswer } from './list/export.queries.ts'
export { default as ListPage } from './list/list-page.vue'
export {
  defineListView,
  type Column,
  type Filter,
  type ListView,
  type Lookup,
  type Option,
  type Tab,
} from './list/list-view.ts'
export { default as NotificationBell } from './inbox/notification-bell.vue'
export { optimistic } from './optimistic.ts'
export { notify } from './notify.ts'
export { default as CopyButton } from './parts/copy-button.vue'
export { default as DueText } from './parts/due-text.vue'
export { default as EmptyState } from './parts/empty-state.vue'
export { default as ErrorAlert } from './parts/error-alert.vue'
export { default as ErrorState } from './parts/error-state.vue'
export { default as MomentText } from './parts/moment-text.vue'
export { default as MoneyText } from './parts/money-text.vue'
export { default as PhoneText } from './parts/phone-text.vue'
export { default as StateTag } from './parts/state-tag.vue'
export { useDelayed } from './parts/delayed.ts'
export { default as PrintPage } from './print/print-page.vue'
export { default as QrCode } from './print/qr-code.vue'
export { default as SignatureBlock } from './print/signature-block.vue'
export { default as CommandCenter } from './palette/command-center.vue'
export { default as PaletteButton } from './palette/palette-button.vue'
export { default as ActionBar } from './record/action-bar.vue'
export { default as FieldList } from './record/field-list.vue'
export { default as HistoryList } from './record/history-list.vue'
export { RecordTimeline } from './record/timeline.ts'
export { default as QuickRecord } from './record/quick-record.vue'
export { default as RecordPage } from './record/record-page.vue'
export type { HistoryEntry, RecordTab } from './record/record-view.ts'
export {
  dayStep,
  plainStep,
  reasonOnly,
  reasonStep,
  type Step,
  type StepInput,
  type Steps,
  type Versioned,
} from './record/steps.ts'
export { useRecord, type LoadedRecord } from './record/use-record.ts'
export { default as AppRoot } from './shell/app-root.vue'
export { default as AppShell } from './shell/app-shell.vue'
export { default as BrandMark } from './shell/brand-mark.vue'
export { commonRoutes } from './shell/common-routes.ts'
export { menuOf, type MenuGroup } from './shell/menu.ts'
export { default as PageHeader } from './shell/page-header.vue'
export { default as PreferencesMenu } from './shell/preferences-menu.vue'
export { default as ShellMenu } from './shell/shell-menu.vue'
export { default as ShellUser } from './shell/shell-user.vue'
export { startApp } from './shell/start-app.ts'
export { useShortcuts, type Shortcut } from './shortcuts/shortcuts.ts'
