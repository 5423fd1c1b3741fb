import { defineImportSource } from '../../kernel/imports/source.ts'
import type { Module } from '../../kernel/module.ts'
import { stationImport } from './station-import.rules.ts'
import { facts, known, undo, write } from './station-import.service.ts'

defineImportSource({ spec: stationImport, facts, known, write, undo })

export const stationImports: Module = { name: 'station-imports' }
