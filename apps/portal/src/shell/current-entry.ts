/** Whether a page belongs to the menu entry of `to`. */
export const isUnder = (to: string, path: string): boolean => path === to || path.startsWith(`${to}/`)
