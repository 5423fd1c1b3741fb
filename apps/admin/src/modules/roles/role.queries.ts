import { graphql } from '@stationmaster/client'

export const rolesQuery = graphql(`
  query Roles {
    roles {
      role
      audience
      scope
      permissions
      userCount
    }
  }
`)
