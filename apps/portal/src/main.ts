import './style.css'
import { hasSession } from './has-session.ts'

// Visitors get a page of their own without the weight of the app; whoever has a session goes on to his station.
const opensAtEntry = location.pathname === import.meta.env.BASE_URL
const entry = opensAtEntry ? import('./public/start.ts') : undefined
const isCheck =
  location.pathname.startsWith(`${import.meta.env.BASE_URL}verify/`) ||
  location.pathname === `${import.meta.env.BASE_URL}verify`
const { start } = isCheck
  ? await import('./public/start-verify.ts')
  : entry && !(await hasSession())
    ? await entry
    : await import('./app.ts')
start()
