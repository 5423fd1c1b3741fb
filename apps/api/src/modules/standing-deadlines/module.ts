import type { Module } from '../../kernel/module.ts'
import './kinds.ts'

export const standingDeadlines: Module = { name: 'standing-deadlines' }
