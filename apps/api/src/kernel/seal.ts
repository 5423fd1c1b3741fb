import {
  defaultFieldResolver,
  GraphQLNonNull,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql'
import { getNamedType } from 'graphql'
import { cover, mayAsk, type FieldAccess } from './access.ts'
import { mustBeFresh } from './auth/freshness.ts'
import { recordDeed, type Deed } from './audit.ts'
import type { Actor, Ctx } from './context.ts'
import { errors, type AppError } from './errors.ts'
import { knownError } from './http/answers.ts'
import { claim, operationHash, settle, type IdempotencyTicket } from './idempotency.ts'
import { isUuid } from './ids.ts'
import { checkInput } from './inputs.ts'
import type { Operation } from './operation.ts'
import { readRecord, recordTypeOf } from './record.ts'

type Args = Record<string, unknown>
type Resolve = GraphQLFieldResolver<unknown, unknown, Args>
/** Outside the seal the context value is the Operation, inside it is one transaction. */
type Sealed = (root: unknown, args: Args, operation: Operation, info: GraphQLResolveInfo) => unknown
type Field = GraphQLField<unknown, unknown, Args>

const withOperation =
  (sealed: Sealed): Resolve =>
  (root, args, context, info) =>
    sealed(root, args, context as Operation, info)

const accessOf = (field: Field): FieldAccess => field.extensions as FieldAccess

/**
 * Everything that a resolver could forget, done once for all of them: access, then validation, then the transaction with
 * its row scope; for mutations also idempotency, the audit row and the answer. A root field without access does not boot.
 */
export function seal(schema: GraphQLSchema): GraphQLSchema {
  const [queries, mutations, streams] = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields()) as Field[]) {
      if (type === queries) field.resolve = rootField(type.name, field, answerQuery)
      else if (type === mutations) field.resolve = rootField(type.name, field, answerMutation)
      else if (type === streams) sealStream(type.name, field)
      else sealBelow(type.name, field)
    }
  }
  return schema
}

/** A subscription is asked for once; what it delivers is decided again for every event (kernel/live). */
function sealStream(typeName: string, field: Field): void {
  const { allow } = accessOf(field)
  const { subscribe } = field
  if (!allow || !subscribe) throw new Error(`${typeName}.${field.name} declares neither @Allow nor how it is opened`)
  field.subscribe = (root, args, context, info) => {
    const { actor } = (context as Pick<Operation, 'caller'>).caller
    if (!mayAsk(actor, allow)) throw actor ? errors.FORBIDDEN({ permission: allow }) : errors.UNAUTHENTICATED()
    return subscribe(root, args, context, info)
  }
}

function rootField(typeName: string, field: Field, answer: (field: Field, resolve: Resolve) => Sealed): Resolve {
  const { allow, fresh } = accessOf(field)
  if (!allow) throw new Error(`${typeName}.${field.name} declares neither @Allow nor @Public`)
  const resolve = answer(field, field.resolve ?? defaultFieldResolver)
  return withOperation(async (root, args, operation, info) => {
    if (operation.answered.has(info.path.key)) return operation.answered.get(info.path.key)
    const { actor } = operation.caller
    if (!mayAsk(actor, allow)) {
      const refusal = refusalOf(actor, allow)
      if (info.operation.operation === 'mutation') await auditRefusal(operation, field, args, refusal)
      throw refusal
    }
    if (fresh) mustBeFresh(operation.caller)
    return resolve(root, checkArguments(field, args), operation, info)
  })
}

function refusalOf(actor: Actor | null, permission: unknown): AppError {
  if (!actor) return errors.UNAUTHENTICATED()
  return actor.mustEnrol ? errors.SECOND_FACTOR_NEEDED() : errors.FORBIDDEN({ permission })
}

/** The contract of each input object checks and normalises it before any SQL. */
function checkArguments(field: Field, args: Args): Args {
  const input = field.args.find((arg) => arg.name === 'input')
  return input ? { ...args, input: checkInput(getNamedType(input.type).name, args['input']) } : args
}

const answerQuery =
  (_: Field, resolve: Resolve): Sealed =>
  async (root, args, operation, info) =>
    resolve(root, args, operation.reading(), info)

const answerMutation =
  (field: Field, resolve: Resolve): Sealed =>
  async (root, args, operation, info) => {
    const ticket = ticketOf(operation, info)
    try {
      return await operation.writing(async (ctx) => {
        const earlier = ticket && (await claim(ctx, ticket))
        if (earlier) {
          operation.replayed = true
          return earlier.response
        }
        const answer = await answerOf(ctx, info, await resolve(root, args, ctx, info))
        recordDeed(ctx, { ...deedOf(field, info, args, answer.subject), outcome: 'DONE' })
        if (ticket) await settle(ctx, ticket, answer.value)
        return answer.value
      })
    } catch (error) {
      const known = knownError(error)
      if (known && known.kind !== 'invalid') await auditRefusal(operation, field, args, known)
      throw error
    }
  }

/** A record is read back inside the transaction, with what the caller selected and with the caller's own sight. */
async function answerOf(
  ctx: Ctx,
  info: GraphQLResolveInfo,
  result: unknown,
): Promise<{ subject: unknown; value: unknown }> {
  await ctx.em.flush()
  const { id } = (result ?? {}) as { id?: unknown }
  if (recordTypeOf(info) && typeof id === 'string') return { subject: result, value: await readRecord(ctx, id, info) }
  return { subject: result, value: result }
}

/** A key of nobody would be everybody's, and answers that hand out a secret would be kept with it. */
const principalOf = ({ actor, scope }: Operation['caller']): string | null =>
  actor?.userId ?? (scope.as === 'public' && scope.linkKey ? `public:${scope.linkKey}` : null)

function ticketOf(operation: Operation, info: GraphQLResolveInfo): IdempotencyTicket | null {
  const principal = principalOf(operation.caller)
  if (!operation.idempotencyKey || !principal) return null
  const key = `${operation.idempotencyKey}:${String(info.path.key)}`.slice(0, 255)
  // the whole request: with another selection or another fragment the stored answer would not fit
  return {
    principal,
    key,
    operationHash: operationHash(info.fieldName, info.operation.loc?.source.body, info.variableValues),
  }
}

function deedOf(field: Field, info: GraphQLResolveInfo, args: Args, subject: unknown): Omit<Deed, 'outcome'> {
  const { id, stationId, station } = (subject ?? {}) as {
    id?: unknown
    stationId?: unknown
    station?: { id?: unknown }
  }
  const typeName = getNamedType(info.returnType).name
  const place = stationId ?? station?.id ?? (typeName === 'Station' ? id : null)
  return {
    action: field.name,
    entity: typeName,
    entityId: typeof id === 'string' ? id : null,
    stationId: typeof place === 'string' ? place : null,
    input: (args['input'] as Record<string, unknown> | undefined) ?? null,
  }
}

/** Refusals are audited in a transaction of their own, since the refused one has left nothing. */
async function auditRefusal(operation: Operation, field: Field, args: Args, error: AppError): Promise<void> {
  if (!operation.caller.actor) return
  const { id } = (args['input'] ?? {}) as { id?: unknown }
  const entityId = typeof id === 'string' && isUuid(id) ? id : null // not checked yet: the refusal comes before the contract
  await operation.writing(async (ctx) =>
    recordDeed(ctx, {
      action: field.name,
      entity: getNamedType(field.type).name,
      entityId,
      outcome: 'REFUSED',
      errorCode: error.code,
    }),
  )
}

/** Below the root: a field that the caller may not see is null, personal data is masked, own resolvers get a transaction. */
function sealBelow(typeName: string, field: Field): void {
  const access = accessOf(field)
  const { allow, masked } = access
  if (allow && field.type instanceof GraphQLNonNull)
    throw new Error(`${typeName}.${field.name} has @Allow and must be nullable`)
  const own = field.resolve
  if (!allow && !masked && !own) return
  const resolve: Sealed = own
    ? async (root, args, operation, info) => own(root, args, operation.reading(), info)
    : (root, args, operation, info) => defaultFieldResolver(root, args, operation, info)
  field.resolve = withOperation((root, args, operation, info) => {
    const { actor } = operation.caller
    if (allow && !mayAsk(actor, allow)) return null
    const value = resolve(root, args, operation, info)
    const shown = (clear: unknown) => cover(access, actor, clear)
    return value instanceof Promise ? value.then(shown) : shown(value)
  })
}
