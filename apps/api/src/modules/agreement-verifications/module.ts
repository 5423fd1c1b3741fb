import type { Module } from '../../kernel/module.ts'
import { AgreementVerificationPublicResolver } from './agreement-verification.public.resolver.ts'

export const agreementVerifications: Module = {
  name: 'agreement-verifications',
  resolvers: [AgreementVerificationPublicResolver],
}
