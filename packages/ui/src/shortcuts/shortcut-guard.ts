const TYPING = [
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  ...['textbox', 'combobox', 'searchbox', 'spinbutton', 'listbox', 'menu', 'tree', 'grid', 'slider'].map(
    (role) => `[role=${role}]`,
  ),
].join(', ')

/** Keys pressed here belong to the control: letters are typed, or choose among entries. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPING) !== null

/** While an input method composes, every key is its own; 229 is what some browsers report then. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

const isInDialog = () => document.querySelector('[role=dialog], [role=alertdialog]') !== null

/** Whether a single key may act: not typed into anything, not composed, no modifier, no dialog above the page. */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false
  return !isComposing(event) && !isTyping(event.target) && !isInDialog()
}

/** The key as shortcuts write it: 'j', '?', '/'; none for Shift with a letter. */
export function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (!/^[a-z]$/i.test(key)) return key
  return shiftKey ? '' : key.toLowerCase()
}
