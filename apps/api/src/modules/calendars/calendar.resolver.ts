import {
  calendarDay,
  calendarWeekday,
  previewDue,
  publishCalendar,
  withdrawCalendar,
  workingInterval,
  type PreviewDue,
  type PublishCalendar,
  type WithdrawCalendar,
} from '@stationmaster/contracts/calendars'
import { Arg, Ctx as Context, Int, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from './calendar.access.ts'
import * as service from './calendar.service.ts'
import { CalendarVersionType, DuePreviewType, PublishedDayType, ServiceCalendarType } from './calendar.types.ts'

inputType('WorkingIntervalInput', workingInterval, 'WorkingInterval')
inputType('CalendarWeekdayInput', calendarWeekday, 'CalendarWeekday')
inputType('CalendarDayInput', calendarDay, 'CalendarDay')
const PublishCalendarInput = inputType('PublishCalendarInput', publishCalendar, 'CalendarVersion')
const WithdrawCalendarInput = inputType('WithdrawCalendarInput', withdrawCalendar, 'CalendarVersion')
const PreviewDueInput = inputType('PreviewDueInput', previewDue, 'DuePreview')

@Resolver()
export class CalendarResolver {
  @Allow(may.READ)
  @Query(() => ServiceCalendarType, { description: 'The working time that holds today.' })
  serviceCalendar(@Context() ctx: Ctx) {
    return service.current(ctx)
  }

  @Allow(may.READ)
  @Query(() => [CalendarVersionType], { description: 'Every version of the calendar, the newest first.' })
  calendarVersions(@Context() ctx: Ctx) {
    return service.versions(ctx)
  }

  @Allow(may.READ)
  @Query(() => [PublishedDayType], { description: 'Public holidays and make-up days of a year; none if unknown yet.' })
  publishedDays(@Context() ctx: Ctx, @Arg('year', () => Int, { description: 'Four digits.' }) year: number) {
    return service.daysOf(ctx, year)
  }

  @Allow(may.READ)
  @Query(() => DuePreviewType, { description: 'When something would be due, also by a calendar not published yet.' })
  previewDue(@Context() ctx: Ctx, @Arg('input', () => PreviewDueInput) input: PreviewDue) {
    return service.preview(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => CalendarVersionType, {
    description: 'The calendar from a day on; what still runs is computed again. Send an Idempotency-Key.',
  })
  publishCalendar(@Context() ctx: Ctx, @Arg('input', () => PublishCalendarInput) input: PublishCalendar) {
    return service.publish(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => CalendarVersionType, { description: 'Takes a version back before its day.' })
  withdrawCalendar(@Context() ctx: Ctx, @Arg('input', () => WithdrawCalendarInput) input: WithdrawCalendar) {
    return service.withdraw(ctx, input)
  }
}
