import { defineErrors } from '../errors.ts'

export const backupErrors = defineErrors('BACKUP', {
  /** No backup of ours, or of a later form. */
  UNREADABLE: 'invalid',
  /** Cut short, changed, or the passphrase is another. */
  DAMAGED: 'invalid',
  PASSPHRASE_NEEDED: 'invalid',
  /** Made by a later version of the program. */
  NEWER: 'conflict',
  /** The database has people already. */
  NOT_EMPTY: 'conflict',
  /** Somebody works in it. */
  IN_USE: 'conflict',
})
