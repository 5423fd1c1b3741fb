import type { Module } from '../../kernel/module.ts'
import './job.record.ts'
import { JobResolver } from './job.resolver.ts'

/** The table belongs to kernel/jobs, which all modules that have long work stand on. */
export const jobs: Module = { name: 'jobs', resolvers: [JobResolver] }
