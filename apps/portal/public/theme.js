// Before the first paint, so that a dark page does not flash white. Same key as packages/client/src/preferences.ts.
;(function () {
  let theme = null
  try {
    theme = localStorage.getItem('stationmaster.theme')
  } catch {
    // Private windows may refuse storage: the system decides then.
  }
  const systemDark = matchMedia('(prefers-color-scheme: dark)').matches
  if (theme === 'dark' || (theme !== 'light' && systemDark)) document.documentElement.classList.add('dark')
})()
