import {
  apiClientStep,
  createApiClient,
  issueApiSecret,
  revokeApiSecret,
  updateApiClient,
  type ApiClientStep,
  type CreateApiClient,
  type IssueApiSecret,
  type RevokeApiSecret,
  type UpdateApiClient,
} from '@stationmaster/contracts/api-clients'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Allow, Fresh } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './api-client.access.ts'
import { apiClientList } from './api-client.list.ts'
import * as service from './api-client.service.ts'
import { ApiClientType, IssuedSecretType } from './api-client.types.ts'

const CreateInput = inputType('CreateApiClientInput', createApiClient)
const UpdateInput = inputType('UpdateApiClientInput', updateApiClient)
const IssueInput = inputType('IssueApiSecretInput', issueApiSecret, 'ApiClientSecret')
const RevokeSecretInput = inputType('RevokeApiSecretInput', revokeApiSecret, 'ApiClientSecret')
const StepInput = inputType('ApiClientStepInput', apiClientStep, 'ApiClient')

@Resolver(() => ApiClientType)
export class ApiClientResolver {
  @Allow(may.READ)
  @Query(() => ApiClientType, { nullable: true, description: 'One app, or null.' })
  apiClient(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => apiClientList.Page, { description: 'Programs of others that may read through this API.' })
  apiClients(@Context() ctx: Ctx, @Args(() => apiClientList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return apiClientList.run(ctx, args, info)
  }

  @Allow(may.EDIT)
  @Mutation(() => ApiClientType, { description: 'Registers an app. Send an Idempotency-Key.' })
  createApiClient(@Context() ctx: Ctx, @Arg('input', () => CreateInput) input: CreateApiClient) {
    return service.create(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => ApiClientType, { description: 'Changes what an app is given; in force with its next request.' })
  updateApiClient(@Context() ctx: Ctx, @Arg('input', () => UpdateInput) input: UpdateApiClient) {
    return service.update(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => ApiClientType, { description: 'Ends an app with all its secrets and tokens at once.' })
  revokeApiClient(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: ApiClientStep) {
    return service.revoke(ctx, input)
  }

  @Allow(may.EDIT)
  @Fresh()
  @Mutation(() => IssuedSecretType, { description: 'Makes a secret; an app has two at most, to change over.' })
  issueApiSecret(@Context() ctx: Ctx, @Arg('input', () => IssueInput) input: IssueApiSecret) {
    return service.issueSecret(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => ApiClientType, { description: 'Ends one secret and the tokens that were made with it.' })
  revokeApiSecret(@Context() ctx: Ctx, @Arg('input', () => RevokeSecretInput) input: RevokeApiSecret) {
    return service.revokeSecret(ctx, input)
  }
}

@Resolver(() => IssuedSecretType)
export class IssuedSecretResolver {
  @FieldResolver(() => ApiClientType)
  client(@Context() ctx: Ctx, @Root() { id }: service.IssuedSecret, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }
}
