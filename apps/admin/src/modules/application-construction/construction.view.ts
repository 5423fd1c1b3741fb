import { plainStep, reasonOnly, type Steps } from '@stationmaster/ui'
import type { Milestone } from '../application-record/application.view.ts'
import { acceptMilestone, giveBackMilestone } from './construction.queries.ts'

/** `replan` is no step of the flow: the page adds it where the plan may still change. */
export const milestoneSteps: Steps<Milestone> = {
  accept: { run: plainStep(acceptMilestone), icon: 'i-lucide-check', primary: true },
  giveBack: {
    run: reasonOnly(giveBackMilestone),
    ask: 'why',
    icon: 'i-lucide-undo-2',
    hint: 'pages.building.giveBackHint',
  },
  replan: { open: true, icon: 'i-lucide-calendar' },
}
