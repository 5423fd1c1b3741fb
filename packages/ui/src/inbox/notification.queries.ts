import { graphql, type ResultOf, type VariablesOf } from '@stationmaster/client'

export const notificationsQuery = graphql(`
  query Notifications($filter: NotificationFilter, $first: Int, $after: String) {
    notifications(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        group
        title
        text
        path
        isRead
        createdAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
export type ShownNotification = ResultOf<typeof notificationsQuery>['notifications']['nodes'][number]
export type NotificationFilter = NonNullable<VariablesOf<typeof notificationsQuery>['filter']>

export const unreadQuery = graphql(`
  query UnreadNotifications {
    unreadNotifications {
      unread
    }
  }
`)

export const markNotifications = graphql(`
  mutation MarkNotifications($input: MarkNotificationsInput!) {
    markNotifications(input: $input) {
      unread
    }
  }
`)

export const markAllNotifications = graphql(`
  mutation MarkAllNotifications($input: MarkAllNotificationsInput!) {
    markAllNotifications(input: $input) {
      unread
    }
  }
`)

export const preferencesQuery = graphql(`
  query NotificationPreferences {
    notificationPreferences {
      choices {
        group
        inApp
        email
      }
      quietFrom
      quietTo
      locale
      email
    }
  }
`)
export type Preferences = ResultOf<typeof preferencesQuery>['notificationPreferences']

export const setPreferences = graphql(`
  mutation SetNotificationPreferences($input: SetNotificationPreferencesInput!) {
    setNotificationPreferences(input: $input) {
      locale
    }
  }
`)
