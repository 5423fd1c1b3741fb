import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

const statOf = (pid: number) => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** A process and those below it. */
function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null
    return stat ? [[Number(name), Number(stat[1])] as const] : []
  })
  const family = new Set([pid])
  for (let grew = true; grew;) {
    const more = parents.filter(([child, parent]) => family.has(parent) && !family.has(child))
    for (const [child] of more) family.add(child)
    grew = more.length > 0
  }
  return [...family]
}

const secondsOf = (pid: number) => {
  const stat = statOf(pid)
  return stat ? (Number(stat[11]) + Number(stat[12])) / ticksPerSecond : 0
}

/** Processor time so far; processes that end in between are missed, which long-lived servers do not. */
export const cpuSeconds = (pids: readonly number[]) => pids.reduce((sum, pid) => sum + secondsOf(pid), 0)

export const processesOf = (pid: number, except = 0) => {
  const others = except ? new Set(familyOf(except)) : new Set<number>()
  return familyOf(pid).filter((one) => !others.has(one))
}

/** Resident memory in MB. */
export function memoryOf(pid: number): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}
