/** One look for all controls of these pages: 48 px, as thumbs need. */
export const look = {
  primary:
    'inline-flex min-h-12 items-center justify-center gap-2 rounded-md bg-primary px-6 font-medium text-inverted hover:bg-primary/90 disabled:opacity-60',
  secondary:
    'inline-flex min-h-12 items-center justify-center gap-2 rounded-md bg-default px-5 font-medium ring ring-accented ring-inset hover:bg-elevated disabled:opacity-60',
  quiet: 'inline-flex min-h-11 items-center gap-1 rounded-md px-2 text-primary hover:underline',
  input:
    'block min-h-12 w-full rounded-md bg-default px-3 text-base ring ring-accented ring-inset placeholder:text-dimmed focus-visible:ring-2 focus-visible:ring-primary disabled:bg-elevated aria-invalid:ring-error',
  card: 'rounded-lg bg-default ring ring-default',
} as const
