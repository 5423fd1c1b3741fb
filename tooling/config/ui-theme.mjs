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
  // At the kit's 90 % the text on a tinted ground falls below the contrast of AA.
  alert: { slots: { description: 'opacity-100' } },
  button: {
    defaultVariants: { size: 'sm' },
    // The kit's own hover (75 %) falls below the contrast of AA.
    compoundVariants: [
      { color: 'primary', variant: 'solid', class: 'hover:bg-primary/90 active:bg-primary/90' },
      { color: 'error', variant: 'solid', class: 'hover:bg-error/90 active:bg-error/90' },
    ],
  },
}

const touchTarget = { slots: { base: 'min-h-11' } }

/** For thumbs: targets of 44 px and text of 15 px; inputs of 16 px, below which iOS zooms into the page. */
export const touchTheme = {
  ...uiTheme,
  button: {
    ...uiTheme.button,
    slots: { base: 'min-h-11 justify-center' },
    variants: {
      size: {
        xs: { base: 'min-h-9 text-sm' },
        sm: { base: 'px-3 text-[15px]' },
        md: { base: 'px-3.5 text-[15px]' },
        lg: { base: 'px-4 text-base' },
      },
      square: { true: 'min-w-11' },
    },
    defaultVariants: { size: 'md' },
  },
  input: touchTarget,
  inputMenu: touchTarget,
  select: touchTarget,
  selectMenu: touchTarget,
  textarea: touchTarget,
  checkboxGroup: { slots: { item: 'min-h-11 items-center' } },
  dropdownMenu: { slots: { item: 'min-h-11 items-center text-[15px]' } },
  // Above the bottom navigation of a phone.
  toaster: { slots: { viewport: 'max-md:mb-16' } },
}
