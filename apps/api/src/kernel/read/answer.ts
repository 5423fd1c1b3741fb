import type { GraphQLResolveInfo } from 'graphql'
import type { Asked } from './asked.ts'
import type { Caller } from './shape.ts'

/** What the answer of a root field shall look like: asked for by the executor, kept with the resolver's `info`. */
const requests = new WeakMap<GraphQLResolveInfo, readonly Asked[]>()

/** The resolver that gets this `info` may answer with an `Answer`. */
export const askForText = (info: GraphQLResolveInfo, asked: readonly Asked[]): void => void requests.set(info, asked)
export const textAskedBy = (info: GraphQLResolveInfo): readonly Asked[] | null => requests.get(info) ?? null

/** Rows on their way to the answer, printed when it is put together: nothing stands in them that the caller may not see. */
export class Answer {
  constructor(private readonly print: (caller: Caller) => string) {}

  text(caller: Caller): string {
    return this.print(caller)
  }
}

/** An answer that a resolver may hand on and nothing else: it is no row any more. */
export const sealedAnswer = (print: (caller: Caller) => string): Answer =>
  new Proxy(new Answer(print), {
    get(target, name) {
      if (name === 'text') return target.text.bind(target)
      if (typeof name === 'symbol' || name === 'then' || name === 'constructor') return Reflect.get(target, name)
      throw new Error(`A resolver looked for "${name}" in an answer that is finished: hand it on as it is`)
    },
    ownKeys() {
      throw new Error('A resolver took an answer apart that is finished: hand it on as it is')
    },
  })
