/** Colours and small deviations of the kit; the tokens themselves stand in packages/ui/src/style.css. */
export const uiTheme = {
  colors: {
    primary: 'daiqing',
    neutral: 'mist',
    error: 'zhusha',
    success: 'emerald',
    warning: 'amber',
    info: 'sky',
  },
  button: {
    defaultVariants: { size: 'sm' },
    // The kit's own hover (75 %) falls below the contrast of AA.
    compoundVariants: [
      { color: 'primary', variant: 'solid', class: 'hover:bg-primary/90 active:bg-primary/90' },
      { color: 'error', variant: 'solid', class: 'hover:bg-error/90 active:bg-error/90' },
    ],
  },
}
