import { weekdays, type CalendarDay, type CalendarWeek } from '@stationmaster/contracts/calendars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, LocalDate } from '../../kernel/scalars.ts'
import { versionStandings, type VersionStanding } from './calendar.rules.ts'

export const WeekdayEnum = enumType('Weekday', weekdays)
export const CalendarStandingEnum = enumType('CalendarStanding', versionStandings)

@ObjectType('WorkingInterval', { description: 'Working time within a day.', simpleResolvers: true })
export class WorkingIntervalType {
  @Field(() => String, { description: 'HH:MM.' })
  from!: string
  @Field(() => String, { description: 'HH:MM; 24:00 is the end of the day.' })
  to!: string
}

@ObjectType('CalendarWeekday', { description: 'Working time of a weekday.', simpleResolvers: true })
export class CalendarWeekdayType {
  @Field(() => WeekdayEnum, { description: 'Day of the week.' })
  weekday!: CalendarWeek[number]['weekday']
  @Field(() => [WorkingIntervalType], { description: 'None means closed.' })
  intervals!: WorkingIntervalType[]
}

@ObjectType('CalendarDay', {
  description: 'A day that differs from its weekday and from the holidays.',
  simpleResolvers: true,
})
export class CalendarDayType {
  @Field(() => LocalDate, { description: 'The day.' })
  day!: string
  @Field(() => [WorkingIntervalType], { description: 'None means closed.' })
  intervals!: WorkingIntervalType[]
  @Field(() => String, { nullable: true, description: 'Why it differs.' })
  note!: string | null
}

@ObjectType('PublishedDay', {
  description: 'A public holiday, or a weekend day worked for one.',
  simpleResolvers: true,
})
export class PublishedDayType {
  @Field(() => LocalDate, { description: 'The day.' })
  day!: string
  @Field(() => String, { description: 'Name of the holiday in the caller’s language.' })
  name!: string
  @Field(() => Boolean, { description: 'Worked although it is a weekend (调休).' })
  isWorked!: boolean
  @Field(() => Boolean, { description: 'Whether it is worked by this calendar, own entries counted in.' })
  isWorkedHere!: boolean
}

@ObjectType('ServiceCalendar', { description: 'The working time that deadlines count.', simpleResolvers: true })
export class ServiceCalendarType {
  @Field(() => Int, { description: 'Version in force; 0 is what the program began with.' })
  number!: number
  @Field(() => [CalendarWeekdayType], { description: 'Monday to Sunday.' })
  week!: CalendarWeek
  @Field(() => [CalendarDayType], { description: 'Own closed and extra days.' })
  days!: CalendarDay[]
  @Field(() => Int, { description: 'Last year whose public holidays are known.' })
  holidaysUntil!: number
  @Field(() => Boolean, { description: 'Whether the next 60 days reach into a year whose holidays are not known.' })
  holidaysMissing!: boolean
  @Field(() => [String], { description: 'Steps that the caller may take now: publish.' })
  availableActions!: string[]
}

@ObjectType('CalendarVersion', { description: 'The service calendar from a day on.', simpleResolvers: true })
export class CalendarVersionType {
  @Field(() => ID)
  id!: string
  @Field(() => Int, { description: 'Counts the versions.' })
  number!: number
  @Field(() => LocalDate, { description: 'First day on which it holds.' })
  effectiveOn!: string
  @Field(() => CalendarStandingEnum, { description: 'Where it stands today.' })
  standing!: VersionStanding
  @Field(() => [CalendarWeekdayType], { description: 'Monday to Sunday.' })
  week!: CalendarWeek
  @Field(() => [CalendarDayType], { description: 'Own closed and extra days.' })
  days!: CalendarDay[]
  @Field(() => String, { description: 'Why it was made.' })
  reason!: string
  @Field(() => String, { description: 'Who made it.' })
  byName!: string
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => [String], { description: 'Steps that the caller may take now: withdraw.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}

@ObjectType('DuePreview', { description: 'When something would be due.', simpleResolvers: true })
export class DuePreviewType {
  @Field(() => DateTime, { description: 'Overdue from this moment on.' })
  dueAt!: Date
  @Field(() => LocalDate, { description: 'The business day on which it ends.' })
  dueOn!: string
}
