export { AppError, asAppError, errorText, fieldProblemText, type FieldProblem } from './app-error.ts'
export { now } from './clock.ts'
export { draftStore, type KeptDraft } from './drafts.ts'
export { graphql, type Document, type ResultOf, type VariablesOf } from './gql.ts'
export { installPreferences, isDark, keepsRecentPages, locale, singleKeys, theme, type Theme } from './preferences.ts'
export { createQueryClient } from './query-client.ts'
export { liveState } from './live-state.ts'
export { appName, commonHeaders, configureClient, newIdempotencyKey, request, type AppName } from './request.ts'
export { onSessionEnded, onSignedOut, onSignInAgain } from './renewal.ts'
export { secondFactor, type Enrolment } from './second-factor.ts'
export {
  changePassword,
  checkSession,
  confirmSignIn,
  demoAccounts,
  forgotPassword,
  loadViewer,
  may,
  readToken,
  setPassword,
  signIn,
  signInAgain,
  signOut,
  viewer,
  type DemoAccount,
  type Permission,
  type Proof,
  type Role,
  type TokenPurpose,
  type Viewer,
} from './session.ts'
export { uploadFile, type UploadedFile } from './upload.ts'
export { say } from './words.ts'
export { firstWords, loadOtherLanguage } from './words-files.ts'
