import { type AppError, asAppError } from '@stationmaster/client/app-error.ts'
import { locale } from '@stationmaster/client/preferences.ts'
import { say } from '@stationmaster/client/words.ts'
import type { VariablesOf } from '@stationmaster/client/gql.ts'
import { computed, ref, shallowRef, watch } from 'vue'
import { ask, keepToken, token } from './apply-client.ts'
import {
  mailCodeMutation,
  ownFormQuery,
  ownQuery,
  removeFileMutation,
  resumeMutation,
  saveMutation,
  startMutation,
  submitMutation,
  withdrawMutation,
  type Form,
  type Own,
} from './apply.queries.ts'
import { solvePuzzle } from './puzzle.ts'

/** The application that is open on this device, and its form in the reader's language. */
export const own = shallowRef<Own | null>(null)
export const form = shallowRef<Form | null>(null)
export const failure = shallowRef<AppError | null>(null)

type SaveInput = Omit<VariablesOf<typeof saveMutation>['input'], 'expectedVersion' | 'answers'>
const fields = ['companyName', 'contactName', 'email', 'address', 'licenceNo'] as const satisfies (keyof SaveInput)[]
type Field = (typeof fields)[number]
const isField = (name: string): name is Field => (fields as readonly string[]).includes(name)

/** What was typed and is not kept, by question or field: it waits, is on its way or was refused, and stays on the page. */
const typed = new Map<string, string | null>()
/** What of it goes with the next save. */
const waiting = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined
let saving: Promise<void> | null = null

export type SaveState = 'KEPT' | 'WAITING' | 'SAVING' | 'FAILED'
export const saveState = ref<SaveState>('KEPT')
/** Problems of single answers, by question or field. */
export const problems = ref<Record<string, string>>({})

const pauseMilliseconds = 700

/** Reads the application again; a token that opens nothing any more (used elsewhere) is dropped. */
export async function load(): Promise<void> {
  if (!token.value) return
  const { ownApplication } = await ask(ownQuery, {})
  if (!ownApplication) {
    keepToken(null)
    own.value = null
    return
  }
  own.value = ownApplication
  await loadForm()
}

async function loadForm(): Promise<void> {
  const { ownApplication } = await ask(ownFormQuery, {})
  form.value = ownApplication?.form ?? null
}
watch(locale, () => own.value && void loadForm())

export async function start(input: Omit<VariablesOf<typeof startMutation>['input'], 'puzzle'>): Promise<void> {
  const puzzle = await solvePuzzle()
  const { startStationApplication: pass } = await ask(startMutation, { input: { ...input, puzzle } })
  await open(pass)
}

export async function resume(code: string, phone: string): Promise<void> {
  const puzzle = await solvePuzzle()
  const { resumeStationApplication: pass } = await ask(resumeMutation, { input: { code, phone, puzzle } })
  await open(pass)
  if (waiting.size > 0) saveSoon()
}

/** What was typed before this device lost its token belongs to the same application, and to no other. */
async function open(pass: { token: string; application: Own }): Promise<void> {
  if (own.value?.id !== pass.application.id) forget()
  keepToken(pass.token)
  take(pass.application)
  await loadForm()
}

function type(name: string, value: string | null): void {
  typed.set(name, value)
  waiting.add(name)
  if (own.value) own.value = withTyped(own.value)
  delete problems.value[name]
  saveSoon()
}
export const answer = (question: string, value: string | null): void => type(question, value)
export const setField = (field: Field, value: string): void => type(field, value)

function saveSoon(): void {
  saveState.value = 'WAITING'
  clearTimeout(timer)
  timer = setTimeout(() => void save(), pauseMilliseconds)
}

/** Keeps everything that was typed; waits for a save that runs. */
export async function save(): Promise<void> {
  clearTimeout(timer)
  await saving
  if (waiting.size === 0) return
  saving = keep().finally(() => (saving = null))
  await saving
}

async function keep(): Promise<void> {
  const sent = new Map([...waiting].map((name) => [name, typed.get(name) ?? null]))
  waiting.clear()
  saveState.value = 'SAVING'
  try {
    const fresh = await send(sent)
    for (const name of sent.keys()) if (!waiting.has(name)) typed.delete(name)
    failure.value = null
    take(fresh)
    saveState.value = waiting.size > 0 ? 'WAITING' : typed.size > 0 ? 'FAILED' : 'KEPT'
  } catch (cause) {
    refused(asAppError(cause), sent.keys())
  }
}

async function send(sent: ReadonlyMap<string, string | null>): Promise<Own> {
  const input = {
    ...(Object.fromEntries([...sent].filter(([name]) => isField(name))) as SaveInput),
    answers: [...sent].filter(([name]) => !isField(name)).map(([question, value]) => ({ question, value })),
  }
  const attempt = async () =>
    (await ask(saveMutation, { input: { ...input, expectedVersion: own.value?.version ?? 1 } })).saveStationApplication
  try {
    return await attempt()
  } catch (cause) {
    if (asAppError(cause).code !== 'CONFLICT') throw cause
    await refresh() // an upload has moved the version on: what was typed here still counts
    return attempt()
  }
}

/** What is wrong is shown at its field; what could not be sent goes with the next save. */
function refused(error: AppError, sent: Iterable<string>): void {
  saveState.value = 'FAILED'
  const wrong = new Map(error.fields.map(({ path, message }) => [path.replace(/^answers\./, ''), message ?? '']))
  problems.value = { ...problems.value, ...Object.fromEntries(wrong) }
  for (const name of sent) if (!wrong.has(name)) waiting.add(name)
  if (error.fields.length === 0) failure.value = error
  else if (waiting.size > 0) saveSoon()
}

async function refresh(): Promise<void> {
  const { ownApplication } = await ask(ownQuery, {})
  if (ownApplication) take(ownApplication)
}

function withTyped(fresh: Own): Own {
  const answers = new Map(fresh.answers.map(({ question, value }) => [question, value]))
  const changed: Partial<Own> = {}
  for (const [name, value] of typed)
    if (isField(name)) Object.assign(changed, { [name]: value })
    else answers.set(name, value)
  return { ...fresh, ...changed, answers: [...answers].map(([question, value]) => ({ question, value })) }
}
/** The server's state, with what was typed meanwhile on top; an answer that was overtaken by a newer one is dropped. */
function take(fresh: Own): void {
  const isOlder = own.value?.id === fresh.id && fresh.version < own.value.version
  if (!isOlder) own.value = withTyped(fresh)
}

/** After an upload, and whenever the other side may have moved it on. */
export const readAgain = refresh

export async function removeFile(id: string): Promise<void> {
  take((await ask(removeFileMutation, { input: { id } })).removeApplicationFile)
}

const expectedVersion = () => own.value?.version ?? 1

export async function submit(): Promise<void> {
  await save()
  take((await ask(submitMutation, { input: { expectedVersion: expectedVersion() } })).submitStationApplication)
}
export async function withdraw(reason: string): Promise<void> {
  const input = { expectedVersion: expectedVersion(), reason }
  take((await ask(withdrawMutation, { input })).withdrawStationApplication)
}
/** @returns whether it is on its way: an address that was refused gets nothing */
export async function mailCode(email: string): Promise<boolean> {
  if (email !== own.value?.email && isOpen.value) {
    setField('email', email)
    await save()
  }
  if (typed.has('email')) return false
  take((await ask(mailCodeMutation, { input: { expectedVersion: expectedVersion() } })).mailTrackingCode)
  return true
}

/** Forgets the application on this device; code and phone open it again. */
export function leave(): void {
  keepToken(null)
  forget()
}

function forget(): void {
  clearTimeout(timer)
  typed.clear()
  waiting.clear()
  problems.value = {}
  saveState.value = 'KEPT'
  own.value = null
  form.value = null
}

// a phone may end a page that is out of sight
document.addEventListener('visibilitychange', () => document.hidden && void save())

export const isOpen = computed(() => own.value?.state === 'DRAFT' || own.value?.state === 'RETURNED')
/** While it is returned only what is asked may change. */
export const isEditable = (question: string): boolean =>
  own.value?.state === 'DRAFT' ||
  (own.value?.state === 'RETURNED' && own.value.asked.some((item) => item.question === question))
export const askedReason = (question: string): string | undefined =>
  own.value?.asked.find((item) => item.question === question)?.reason
/** What a question or field is called, for lists of what is missing or asked back. */
export const labelOf = (key: string): string =>
  isField(key)
    ? say.field('StationApplication', key)
    : (form.value?.questions.find((question) => question.key === key)?.text ?? key)
export const isMissing = (question: string): boolean =>
  own.value?.missing.some(({ questions }) => questions.includes(question)) ?? false
