// @vitest-environment happy-dom
import { singleKeys } from '@stationmaster/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { isTyping, keyOf } from './shortcut-guard.ts'
import { shortcutListener, shownShortcuts, useShortcuts } from './shortcuts.ts'

const scope = effectScope()
const listen = shortcutListener()
const ran = vi.fn<(keys: string) => void>()
const shortcut = (keys: string) => ({ keys, label: keys, run: () => ran(keys) })
scope.run(() => useShortcuts(() => [shortcut('j'), shortcut('?'), shortcut('g s'), shortcut('s')]))

beforeEach(() => {
  singleKeys.value = true
  ran.mockClear()
  window.addEventListener('keydown', listen)
})
afterEach(() => {
  window.removeEventListener('keydown', listen)
  document.body.replaceChildren()
})

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  target.dispatchEvent(event)
  return event
}

/** Puts an element on the page. */
function put(tag: string, attributes: Record<string, string> = {}): Element {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  document.body.append(element)
  return element
}

describe('single keys', () => {
  it('run, and keep the key from the page', () => {
    expect(press('j').defaultPrevented).toBe(true)
    expect(press('?', { shiftKey: true }).defaultPrevented).toBe(true)
    expect(ran.mock.calls).toEqual([['j'], ['?']])
  })

  it('run in a row', () => {
    press('g')
    press('s')
    expect(ran.mock.calls).toEqual([['g s']])
    press('s')
    expect(ran).toHaveBeenLastCalledWith('s')
  })

  it.each([
    ['with a modifier', { ctrlKey: true }],
    ['with the other modifier', { metaKey: true }],
    ['with Alt', { altKey: true }],
    ['with Shift', { shiftKey: true }],
    ['while an input method composes', { isComposing: true }],
    ['while one composes in older browsers', { keyCode: 229 }],
  ])('do nothing %s', (_, init) => {
    expect(press('j', init).defaultPrevented).toBe(false)
    expect(ran).not.toHaveBeenCalled()
  })

  it('do nothing when they are switched off', () => {
    singleKeys.value = false
    press('j')
    expect(ran).not.toHaveBeenCalled()
  })

  it('do nothing under a dialog', () => {
    put('div', { role: 'dialog' })
    press('j')
    expect(ran).not.toHaveBeenCalled()
  })

  it('end with their component', () => {
    const other = effectScope()
    other.run(() => useShortcuts(() => [shortcut('x')]))
    expect(shownShortcuts()[0]?.keys).toBe('x')
    other.stop()
    press('x')
    expect(ran).not.toHaveBeenCalled()
  })
})

describe('where keys are typed', () => {
  it.each([
    ['input', {}],
    ['input', { type: 'search' }],
    ['textarea', {}],
    ['select', {}],
    ['div', { contenteditable: 'true' }],
    ['button', { role: 'combobox' }],
    ['div', { role: 'menu' }],
  ])('%s %o', (tag, attributes) => {
    const element = put(tag, attributes)
    expect(isTyping(element)).toBe(true)
    press('j', {}, element)
    expect(ran).not.toHaveBeenCalled()
  })

  it.each([
    ['a', { href: '#' }],
    ['button', {}],
    ['input', { type: 'checkbox' }],
  ])('not %s %o', (tag, attributes) => expect(isTyping(put(tag, attributes))).toBe(false))
})

describe('names of keys', () => {
  it.each([
    ['J', false, 'j'],
    ['J', true, ''],
    ['?', true, '?'],
    ['/', false, '/'],
  ])('%s with Shift %s is %j', (key, shiftKey, name) =>
    expect(keyOf(new KeyboardEvent('keydown', { key, shiftKey }))).toBe(name),
  )
})
