import { graphql } from '@stationmaster/client'
import type { QuickView } from '../record/quick-view.ts'
import { plainStep, type Steps, type Versioned } from '../record/steps.ts'

const deactivateUser = graphql(`
  mutation DeactivateUser($input: UserStepInput!) {
    deactivateUser(input: $input) {
      id
      version
    }
  }
`)
const reactivateUser = graphql(`
  mutation ReactivateUser($input: UserStepInput!) {
    reactivateUser(input: $input) {
      id
      version
    }
  }
`)
const revokeUserSessions = graphql(`
  mutation RevokeUserSessions($input: UserStepInput!) {
    revokeUserSessions(input: $input) {
      id
    }
  }
`)
const resetSecondFactor = graphql(`
  mutation ResetSecondFactor($input: UserStepInput!) {
    resetSecondFactor(input: $input) {
      id
    }
  }
`)

/** The steps of an account, the same in both apps. The two links are made by the page, which then shows them once. */
export const userSteps: Steps<Versioned> = {
  resendInvitation: { open: true, icon: 'i-lucide-send', primary: true },
  update: { to: (user) => `/users/${user.id}/edit`, icon: 'i-lucide-pencil' },
  setRoles: { to: (user) => `/users/${user.id}/roles`, icon: 'i-lucide-key-round' },
  issueResetLink: { open: true, icon: 'i-lucide-link' },
  revokeSessions: { run: plainStep(revokeUserSessions), ask: 'yes', icon: 'i-lucide-log-out' },
  resetSecondFactor: {
    run: plainStep(resetSecondFactor),
    ask: 'yes',
    icon: 'i-lucide-shield-off',
    hint: 'pages.secondFactor.resetHint',
  },
  reactivate: { run: plainStep(reactivateUser), ask: 'yes', icon: 'i-lucide-play', primary: true },
  deactivate: {
    run: plainStep(deactivateUser),
    undo: plainStep(reactivateUser),
    ask: 'yes',
    icon: 'i-lucide-ban',
    danger: true,
  },
}

/** An account in the drawer of its list. Links are shown once, on the page of the user. */
export const userQuickView = <Row extends Versioned>(
  edit: Omit<NonNullable<QuickView<Row>['edit']>, 'step'>,
): QuickView<Row> => ({
  type: 'User',
  states: 'UserState',
  steps: userSteps,
  onPage: ['resendInvitation', 'issueResetLink'],
  edit: { ...edit, step: 'update' },
})
