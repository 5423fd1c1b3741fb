import type { Module } from '../../kernel/module.ts'
import { defineNotification, type ShownNotification } from '../../kernel/notifications.ts'
import './policy.record.ts'
import { PolicyResolver } from './policy.resolver.ts'
import './seed-numbers.ts'

const path = ({ subject }: ShownNotification) => `/settings/changes/${subject?.id ?? ''}`

defineNotification({ key: 'POLICY_PROPOSED', group: 'APPROVALS', path })
defineNotification({ key: 'POLICY_APPROVED', group: 'APPROVALS', path })
defineNotification({ key: 'POLICY_REJECTED', group: 'APPROVALS', path })
defineNotification({ key: 'POLICY_WITHDRAWN', group: 'APPROVALS', path })

/** The table belongs to kernel/policies, which gives every rule its numbers. */
export const policies: Module = { name: 'policies', resolvers: [PolicyResolver] }
