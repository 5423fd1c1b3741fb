/** Only paths of this app: '//host' and full addresses would leave it. */
export const ownPath = (wanted: unknown): string =>
  typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/'
