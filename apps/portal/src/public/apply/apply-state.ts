import { AppError, asAppError } from '@stationmaster/client/app-error.ts'
import { locale } from '@stationmaster/client/preferences.ts'
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

/** What was typed and is not kept yet. */
let dirtyAnswers = new Map<string, string | null>()
let dirtyFields: SaveInput = {}
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
  keepToken(pass.token)
  own.value = pass.application
  await loadForm()
}

export async function resume(code: string, phone: string): Promise<void> {
  const puzzle = await solvePuzzle()
  const { resumeStationApplication: pass } = await ask(resumeMutation, { input: { code, phone, puzzle } })
  keepToken(pass.token)
  own.value = pass.application
  await loadForm()
}

export function answer(question: string, value: string | null): void {
  dirtyAnswers.set(question, value)
  const answers = (own.value?.answers ?? []).filter((each) => each.question !== question)
  if (own.value) own.value = { ...own.value, answers: [...answers, { question, value }] }
  delete problems.value[question]
  saveSoon()
}

export function setField(field: keyof SaveInput & keyof Own, value: string): void {
  dirtyFields = { ...dirtyFields, [field]: value }
  if (own.value) own.value = { ...own.value, [field]: value }
  delete problems.value[field]
  saveSoon()
}

function saveSoon(): void {
  saveState.value = 'WAITING'
  clearTimeout(timer)
  timer = setTimeout(() => void save(), pauseMilliseconds)
}

/** Keeps everything that was typed; waits for a save that runs. */
export async function save(): Promise<void> {
  clearTimeout(timer)
  await saving
  if (dirtyAnswers.size === 0 && Object.keys(dirtyFields).length === 0) return
  saving = keep().finally(() => (saving = null))
  await saving
}

async function keep(): Promise<void> {
  const [answers, fields] = [dirtyAnswers, dirtyFields]
  dirtyAnswers = new Map()
  dirtyFields = {}
  saveState.value = 'SAVING'
  try {
    take(await send(answers, fields))
    saveState.value = dirtyAnswers.size > 0 ? 'WAITING' : 'KEPT'
  } catch (cause) {
    refused(asAppError(cause), answers, fields)
  }
}

async function send(answers: Map<string, string | null>, fields: SaveInput): Promise<Own> {
  const input = { ...fields, answers: [...answers].map(([question, value]) => ({ question, value })) }
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

/** What is wrong is shown at its field; what could not be sent stays and is sent with the next change. */
function refused(error: AppError, answers: Map<string, string | null>, fields: SaveInput): void {
  saveState.value = 'FAILED'
  const wrong = new Map(error.fields.map(({ path, message }) => [path.replace(/^answers\./, ''), message]))
  problems.value = { ...problems.value, ...Object.fromEntries(wrong) }
  for (const [question, value] of answers)
    if (!wrong.has(question) && !dirtyAnswers.has(question)) dirtyAnswers.set(question, value)
  const left = Object.entries(fields).filter(([name]) => !wrong.has(name))
  dirtyFields = { ...Object.fromEntries(left), ...dirtyFields }
  if (error.fields.length === 0) failure.value = error
  else if (dirtyAnswers.size > 0 || left.length > 0) saveSoon()
}

async function refresh(): Promise<void> {
  const { ownApplication } = await ask(ownQuery, {})
  if (ownApplication) own.value = merged(ownApplication)
}

/** The server's state, with what was typed meanwhile on top. */
function merged(fresh: Own): Own {
  const answers = new Map(fresh.answers.map(({ question, value }) => [question, value]))
  for (const [question, value] of dirtyAnswers) answers.set(question, value)
  return { ...fresh, ...dirtyFields, answers: [...answers].map(([question, value]) => ({ question, value })) }
}
const take = (fresh: Own): void => void (own.value = merged(fresh))

/** After an upload: the file is in the list, and what is missing may have changed. */
export const filesChanged = refresh

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
export async function mailCode(email: string): Promise<void> {
  if (email !== own.value?.email && isOpen.value) {
    setField('email', email)
    await save()
  }
  take((await ask(mailCodeMutation, { input: { expectedVersion: expectedVersion() } })).mailTrackingCode)
}

/** Forgets the application on this device; code and phone open it again. */
export function leave(): void {
  keepToken(null)
  own.value = null
  form.value = null
}

export const isOpen = computed(() => own.value?.state === 'DRAFT' || own.value?.state === 'RETURNED')
/** While it is returned only what is asked may change. */
export const isEditable = (question: string): boolean =>
  own.value?.state === 'DRAFT' ||
  (own.value?.state === 'RETURNED' && own.value.asked.some((item) => item.question === question))
export const askedReason = (question: string): string | undefined =>
  own.value?.asked.find((item) => item.question === question)?.reason
export const isMissing = (question: string): boolean =>
  own.value?.missing.some(({ questions }) => questions.includes(question)) ?? false
