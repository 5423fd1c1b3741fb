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
  button: { defaultVariants: { size: 'sm' } },
}
