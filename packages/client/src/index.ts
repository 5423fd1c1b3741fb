export { AppError, asAppError, errorText, fieldProblemText, type FieldProblem } from './app-error.ts'
export { now } from './clock.ts'
export { graphql, type Document, type ResultOf, type VariablesOf } from './gql.ts'
export { installPreferences, isDark, locale, theme, type Theme } from './preferences.ts'
export { createQueryClient } from './query-client.ts'
export { appName, configureClient, newIdempotencyKey, onSignedOut, request, type AppName } from './request.ts'
export {
  changePassword,
  demoAccounts,
  forgotPassword,
  loadViewer,
  may,
  readToken,
  setPassword,
  signIn,
  signOut,
  viewer,
  type DemoAccount,
  type Permission,
  type Role,
  type TokenPurpose,
  type Viewer,
} from './session.ts'
export { uploadFile, type UploadedFile } from './upload.ts'
export { say } from './words.ts'
