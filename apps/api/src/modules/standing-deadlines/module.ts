import type { Module } from '../../kernel/module.ts'
import './kinds.ts'
import { compare } from './standing.service.ts'

export const standingDeadlines: Module = {
  name: 'standing-deadlines',
  tasks: [{ name: 'standing deadlines', everySeconds: 5, run: compare }],
}
