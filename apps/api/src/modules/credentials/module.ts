import type { Module } from '../../kernel/module.ts'
import { defineSubject } from '../../kernel/subjects.ts'
import { defineNotification, type ShownNotification } from '../../kernel/notifications.ts'
import { inBatches } from '../../kernel/schedules.ts'
import { may } from './credential.access.ts'
import { Credential, CredentialFile } from './credential.entity.ts'
import { CredentialResolver } from './credential.resolver.ts'
import { expireOverdue } from './credential.service.ts'

const path = ({ subject }: ShownNotification) => `/credentials/${subject?.id ?? ''}`

defineNotification({ key: 'CREDENTIAL_SUBMITTED', group: 'CREDENTIALS', path })
defineNotification({ key: 'CREDENTIAL_APPROVED', group: 'CREDENTIALS', path })
defineNotification({ key: 'CREDENTIAL_REJECTED', group: 'CREDENTIALS', path })

defineSubject({ key: 'CREDENTIAL', entity: Credential, read: [may.READ] })

export const credentials: Module = {
  name: 'credentials',
  entities: [Credential, CredentialFile],
  resolvers: [CredentialResolver],
  schedules: (services) => [
    { name: 'expired-credentials', everySeconds: 10, run: () => inBatches(services, expireOverdue) },
  ],
}
