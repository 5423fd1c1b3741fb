import type { Plugin } from 'vite'

export function keysIn(code: string): Set<string>
export function wordsOfParts(options: { base: string }): Plugin
