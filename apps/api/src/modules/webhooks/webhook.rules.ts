import { webhookStates } from '@stationmaster/contracts/webhooks'
import { defineErrors, invalidInput } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './webhook.access.ts'

export const errors = defineErrors('WEBHOOK', { NAME_TAKEN: 'conflict' })

export const flow = defineFlow()({
  name: 'Webhook',
  states: webhookStates,
  initial: 'ACTIVE',
  steps: {
    deactivate: { from: ['ACTIVE'], to: 'INACTIVE', allow: may.EDIT, destructive: true },
    activate: { from: ['INACTIVE'], to: 'ACTIVE', allow: may.EDIT },
  },
})

/** The notification of a test message; it has no group, since nobody can choose not to get it. */
export const testKey = 'WEBHOOK_TEST'

interface Given {
  kind: 'WECOM' | 'DINGTALK'
  signingSecret?: string | null | undefined
  quietFrom?: string | null | undefined
  quietTo?: string | null | undefined
}

/** Quiet hours have two ends, and only DingTalk's robots sign. */
export function mustFitTogether({ kind, signingSecret, quietFrom, quietTo }: Given): void {
  if (Boolean(quietFrom) !== Boolean(quietTo))
    throw invalidInput([{ path: quietFrom ? 'quietTo' : 'quietFrom', code: 'REQUIRED' }])
  if (signingSecret && kind !== 'DINGTALK') throw invalidInput([{ path: 'signingSecret', code: 'INVALID' }])
}

/** `qyapi.weixin.qq.com …a1b2` */
export const hintOf = (address: string): string => `${new URL(address).host} …${address.slice(-4)}`

interface Acting {
  permissions: ReadonlySet<string>
}

export function actionsOn(state: (typeof webhookStates)[number], actor: Acting | null): string[] {
  if (!actor?.permissions.has(may.EDIT)) return []
  return [...(state === 'ACTIVE' ? ['test'] : []), 'edit', ...flow.actionsFor(state, actor)]
}
