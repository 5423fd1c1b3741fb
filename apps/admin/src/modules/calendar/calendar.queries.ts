import { graphql, type ResultOf } from '@stationmaster/client'

export const calendarQuery = graphql(`
  query WorkingCalendar {
    serviceCalendar {
      number
      week {
        weekday
        intervals {
          from
          to
        }
      }
      days {
        day
        note
        intervals {
          from
          to
        }
      }
      holidaysUntil
      holidaysMissing
      availableActions
    }
    calendarVersions {
      id
      number
      effectiveOn
      standing
      reason
      byName
      createdAt
      week {
        weekday
        intervals {
          from
          to
        }
      }
      days {
        day
        note
        intervals {
          from
          to
        }
      }
      availableActions
      version
    }
  }
`)
export type WorkingCalendar = ResultOf<typeof calendarQuery>['serviceCalendar']
export type CalendarVersion = ResultOf<typeof calendarQuery>['calendarVersions'][number]

export const publishedDaysQuery = graphql(`
  query PublishedDays($year: Int!) {
    publishedDays(year: $year) {
      day
      name
      isWorked
      isWorkedHere
    }
  }
`)

export const previewDueQuery = graphql(`
  query PreviewDue($input: PreviewDueInput!) {
    previewDue(input: $input) {
      dueAt
      dueOn
    }
  }
`)

export const publishCalendar = graphql(`
  mutation PublishCalendar($input: PublishCalendarInput!) {
    publishCalendar(input: $input) {
      id
    }
  }
`)

export const withdrawCalendar = graphql(`
  mutation WithdrawCalendar($input: WithdrawCalendarInput!) {
    withdrawCalendar(input: $input) {
      id
    }
  }
`)
