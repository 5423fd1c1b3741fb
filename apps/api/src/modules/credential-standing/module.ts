import type { Module } from '../../kernel/module.ts'
import { registerSigningGuard } from '../agreements/index.ts'
import './required-kinds.ts'
import { CredentialStandingResolver } from './standing.resolver.ts'
import { signingObstacles } from './standing.service.ts'

registerSigningGuard((ctx, { station }) => signingObstacles(ctx, station?.id ?? null))

export const credentialStanding: Module = { name: 'credential-standing', resolvers: [CredentialStandingResolver] }
