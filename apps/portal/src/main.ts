import './style.css'
import { hasSession } from './has-session.ts'

// Visitors get a page of their own without the weight of the app; whoever has a session goes on to his station.
const opensAtEntry = location.pathname === import.meta.env.BASE_URL
const isApplying = /^\/apply(\/|$)/.test(location.pathname)
const entry = opensAtEntry ? import('./public/start.ts') : undefined
const isVerifying = /^\/verify(\/|$)/.test(location.pathname)
const { start } = isApplying
  ? await import('./public/apply/start.ts')
  : isVerifying
    ? await import('./public/start-verify.ts')
    : entry && !(await hasSession())
      ? await entry
      : await import('./app.ts')
start()
