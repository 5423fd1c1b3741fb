// Before the first paint, so that a dark page does not flash white, and before the scripts, so that the words of the first
// page load beside them. Same keys as packages/client/src/preferences.ts and words-files.ts.
;(function () {
  const stored = (name) => {
    try {
      return localStorage.getItem(`stationmaster.${name}`)
    } catch {
      return null // private windows may refuse storage: the system decides then
    }
  }
  const theme = stored('theme')
  const systemDark = matchMedia('(prefers-color-scheme: dark)').matches
  if (theme === 'dark' || (theme !== 'light' && systemDark)) document.documentElement.classList.add('dark')

  const locale = (stored('locale') ?? navigator.language).startsWith('en') ? 'en' : 'zh-CN'
  const words = document.querySelector(`link[rel=words][hreflang=${locale}]`)
  if (words) Object.assign(words, { as: 'fetch', crossOrigin: 'anonymous', rel: 'preload' })
})()
