import {
  applicationAnswer,
  ownApplicationStep,
  puzzleSolution,
  removeApplicationFile,
  resumeStationApplication,
  saveStationApplication,
  startStationApplication,
  withdrawStationApplication,
  type OwnApplicationStep,
  type RemoveApplicationFile,
  type ResumeStationApplication,
  type SaveStationApplication,
  type StartStationApplication,
  type WithdrawStationApplication,
} from '@stationmaster/contracts/applicants'
import { Arg, Ctx as Context, Mutation, Query, Resolver } from 'type-graphql'
import { Public } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import * as service from './applicant.service.ts'
import { ApplicationPassType, OwnApplicationType } from './applicant.types.ts'
import * as view from './applicant-view.service.ts'

inputType('PuzzleSolutionInput', puzzleSolution, 'ApplicationPuzzle')
inputType('ApplicationAnswerInput', applicationAnswer, 'ApplicationAnswer')
const StartInput = inputType('StartStationApplicationInput', startStationApplication)
const ResumeInput = inputType('ResumeStationApplicationInput', resumeStationApplication)
const SaveInput = inputType('SaveStationApplicationInput', saveStationApplication)
const StepInput = inputType('OwnApplicationStepInput', ownApplicationStep, 'StationApplication')
const WithdrawInput = inputType('WithdrawStationApplicationInput', withdrawStationApplication)
const RemoveInput = inputType('RemoveApplicationFileInput', removeApplicationFile)

/** Everything here is for people without an account; what belongs to one application needs its token in a header. */
@Resolver(() => OwnApplicationType)
export class ApplicantPublicResolver {
  @Public()
  @Query(() => OwnApplicationType, { nullable: true, description: 'The application that the caller’s token opens.' })
  ownApplication(@Context() ctx: Ctx) {
    return view.ownView(ctx)
  }

  @Public()
  @Mutation(() => ApplicationPassType, { description: 'Begins a draft and hands out its token, once.' })
  async startStationApplication(@Context() ctx: Ctx, @Arg('input', () => StartInput) input: StartStationApplication) {
    return view.passOf(ctx, await service.start(ctx, input))
  }

  @Public()
  @Mutation(() => ApplicationPassType, { description: 'Opens an application by code and phone on another device.' })
  async resumeStationApplication(
    @Context() ctx: Ctx,
    @Arg('input', () => ResumeInput) input: ResumeStationApplication,
  ) {
    return view.passOf(ctx, await service.resume(ctx, input))
  }

  @Public()
  @Mutation(() => OwnApplicationType, { description: 'Keeps what is sent; only what is open may change.' })
  async saveStationApplication(@Context() ctx: Ctx, @Arg('input', () => SaveInput) input: SaveStationApplication) {
    return view.changed(ctx, await service.save(ctx, input))
  }

  @Public()
  @Mutation(() => OwnApplicationType, { description: 'Takes a file away while its question is open.' })
  async removeApplicationFile(@Context() ctx: Ctx, @Arg('input', () => RemoveInput) input: RemoveApplicationFile) {
    return view.changed(ctx, await service.removeFile(ctx, input))
  }

  @Public()
  @Mutation(() => OwnApplicationType, { description: 'Submits; refused with all missing groups in one answer.' })
  async submitStationApplication(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: OwnApplicationStep) {
    return view.changed(ctx, await service.submit(ctx, input))
  }

  @Public()
  @Mutation(() => OwnApplicationType, { description: 'Ends the application by the applicant’s wish.' })
  async withdrawStationApplication(
    @Context() ctx: Ctx,
    @Arg('input', () => WithdrawInput) input: WithdrawStationApplication,
  ) {
    return view.changed(ctx, await service.withdraw(ctx, input))
  }

  @Public()
  @Mutation(() => OwnApplicationType, { description: 'Mails the tracking code to the address of the application.' })
  async mailTrackingCode(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: OwnApplicationStep) {
    return view.changed(ctx, await service.mailCode(ctx, input))
  }
}
