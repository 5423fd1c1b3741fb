import { graphql, request, type ResultOf } from '@stationmaster/client'
import type { Versioned } from '../record/steps.ts'

/** What every step that makes a link answers. */
export const issuedLink = graphql(`
  fragment IssuedLinkFields on IssuedLink {
    url
    sentTo
    expiresAt
  }
`)
export type IssuedLinkAnswer = ResultOf<typeof issuedLink>

const resendInvitation = graphql(
  `
    mutation ResendInvitation($input: UserStepInput!) {
      resendInvitation(input: $input) {
        ...IssuedLinkFields
      }
    }
  `,
  [issuedLink],
)

const issueResetLink = graphql(
  `
    mutation IssueResetLink($input: UserStepInput!) {
      issueResetLink(input: $input) {
        ...IssuedLinkFields
      }
    }
  `,
  [issuedLink],
)

/** Makes the link of a step of a user; the one before stops working. */
export async function makeUserLink(step: string, { id, version }: Versioned): Promise<IssuedLinkAnswer> {
  const input = { id, expectedVersion: version }
  if (step === 'resendInvitation') return (await request(resendInvitation, { input })).resendInvitation
  return (await request(issueResetLink, { input })).issueResetLink
}
