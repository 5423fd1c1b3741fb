import { locale } from '@stationmaster/client/preferences.ts'
import { computed, shallowRef } from 'vue'
import { ask } from '../apply/apply-client.ts'
import { readAgain, own } from '../apply/apply-state.ts'
import {
  agreementQuery,
  checksQuery,
  completeMutation,
  findingsQuery,
  milestonesQuery,
  rectifyMutation,
  reinspectionMutation,
  reportCheckMutation,
  requestInspectionMutation,
  signMutation,
  type Agreement,
  type Check,
  type Finding,
  type Milestone,
} from './building.queries.ts'

/** What the applicant sees of the second half: the plan, what the inspection found, the checklist and the agreement. */
export const milestones = shallowRef<readonly Milestone[]>([])
export const findings = shallowRef<readonly Finding[]>([])
export const checks = shallowRef<readonly Check[]>([])
export const agreement = shallowRef<Agreement | null>(null)

/** The next day by which something is to be done on the site. */
export const nextDay = computed(() => {
  const days =
    own.value?.state === 'RECTIFICATION'
      ? findings.value.filter(({ rectifiedAt }) => !rectifiedAt).map(({ dueOn }) => dueOn)
      : own.value?.state === 'CONSTRUCTION'
        ? milestones.value.filter(({ state }) => state === 'PLANNED').map(({ plannedOn }) => plannedOn)
        : []
  return days.filter((day) => day !== null).toSorted()[0]
})

const id = () => own.value?.id ?? ''

let turn = 0

/** The newest look counts: an older one may be answered after a step, with what was before it. */
export async function loadBuilding(): Promise<void> {
  const mine = (turn += 1)
  const [plan, inspected, list, offered] = await Promise.all([
    ask(milestonesQuery, {}),
    ask(findingsQuery, {}),
    ask(checksQuery, { id: id() }),
    ask(agreementQuery, { id: id() }),
  ])
  if (mine !== turn) return
  milestones.value = plan.applicationMilestones
  findings.value = inspected.applicationFindings
  checks.value = list.applicationChecklist ?? []
  agreement.value = offered.applicationAgreement
}

/** Where the application stands now, and everything below it. */
async function reload(): Promise<void> {
  await readAgain()
  await loadBuilding()
}

export const titleOf = ({ titleZh, titleEn }: { titleZh: string; titleEn: string }): string =>
  locale.value === 'en' ? titleEn : titleZh
export const inLocale = (text: { zh: string; en: string }): string => (locale.value === 'en' ? text.en : text.zh)

const mostFiles = 10
/** Everything that was added at a place proves it. */
export const filesIn = (slot: string) => own.value?.files.filter((file) => file.slot === slot).slice(-mostFiles) ?? []
const proofOf = (slot: string, note: string) => ({
  note: note.trim() || null,
  fileIds: filesIn(slot).map((file) => file.id),
})
const at = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version })

export async function complete(milestone: Milestone, note: string): Promise<void> {
  await ask(completeMutation, { input: { ...at(milestone), ...proofOf(`milestone:${milestone.key}`, note) } })
  await reload()
}

export async function rectify(finding: Finding, note: string): Promise<void> {
  await ask(rectifyMutation, { input: { ...at(finding), ...proofOf(`rectification:${finding.id}`, note) } })
  await reload()
}

export async function reportCheck({ key }: Check, note: string): Promise<void> {
  const input = { applicationId: id(), key, isDone: true, ...proofOf(`check:${key}`, note) }
  await ask(reportCheckMutation, { input })
  await reload()
}

export async function requestInspection(): Promise<void> {
  if (!own.value) return
  const input = at(own.value)
  if (own.value.state === 'RECTIFICATION') await ask(reinspectionMutation, { input })
  else await ask(requestInspectionMutation, { input })
  await reload()
}

export async function sign(offered: Agreement, signerName: string): Promise<void> {
  const input = { ...at(offered), contentHash: offered.contentHash, signerName, consent: true }
  await ask(signMutation, { input })
  await reload()
}
