/** Maximal covering location: where to add sites so that most demand is within reach (ahead.md D-09). */
export interface SiteQuestion {
  /** What each demand point weighs. */
  weights: Float64Array
  /** 1 where a point is within reach of a present station. */
  covered: Uint8Array
  /** For each candidate the points that it reaches. */
  reached: readonly Int32Array[]
  /** How many sites. */
  count: number
}

/** The chosen candidates in the order of what each adds. */
export interface SitePlan {
  sites: number[]
  /** What each adds to those before it. */
  gains: number[]
  gain: number
}

/** So few combinations are all tried: the plan is then the best there is. */
const fewCombinations = 5000
/** Differences below are rounding. */
const trifle = 1e-9

function combinations(among: number, count: number): number {
  let product = 1
  for (let step = 0; step < count; step += 1) product = (product * (among - step)) / (step + 1)
  return product
}

/** Points that nobody reaches yet, with how many of the chosen sites reach each. */
class Cover {
  private readonly times: Uint16Array

  constructor(private readonly question: SiteQuestion) {
    this.times = Uint16Array.from(question.covered)
  }

  private points(site: number): Int32Array {
    return this.question.reached[site] ?? new Int32Array()
  }

  gainOf(site: number): number {
    let gain = 0
    for (const point of this.points(site)) if (this.times[point] === 0) gain += this.question.weights[point] ?? 0
    return gain
  }

  add(site: number): void {
    for (const point of this.points(site)) this.times[point] = (this.times[point] ?? 0) + 1
  }

  remove(site: number): void {
    for (const point of this.points(site)) this.times[point] = (this.times[point] ?? 0) - 1
  }

  /** The site that adds most; none when nothing is left to gain. */
  best(): { site: number; gain: number } | null {
    let found = { site: -1, gain: trifle }
    for (let site = 0; site < this.question.reached.length; site += 1) {
      const gain = this.gainOf(site)
      if (gain > found.gain) found = { site, gain }
    }
    return found.site < 0 ? null : found
  }
}

/** Takes the best next site again and again: at least 1 − 1/e of what is possible. */
export function greedySites(question: SiteQuestion): number[] {
  const cover = new Cover(question)
  const sites: number[] = []
  while (sites.length < question.count) {
    const best = cover.best()
    if (!best) break
    cover.add(best.site)
    sites.push(best.site)
  }
  return sites
}

/** Replaces one site by a better one until no single replacement helps. */
export function swappedSites(question: SiteQuestion, from: readonly number[]): number[] {
  const cover = new Cover(question)
  const sites = [...from]
  for (const site of sites) cover.add(site)
  for (let isBetter = true; isBetter;) {
    isBetter = false
    for (const [place, site] of sites.entries()) {
      cover.remove(site)
      const best = cover.best()
      const next = best && best.gain > cover.gainOf(site) + trifle ? best.site : site
      isBetter ||= next !== site
      cover.add(next)
      sites[place] = next
    }
  }
  return sites
}

/** Tries every combination. */
function allSites(question: SiteQuestion): number[] {
  const cover = new Cover(question)
  let best: { sites: number[]; gain: number } = { sites: [], gain: 0 }
  const chosen: number[] = []
  const deeper = (from: number, gain: number): void => {
    if (gain > best.gain + trifle) best = { sites: [...chosen], gain }
    if (chosen.length === question.count) return
    for (let site = from; site < question.reached.length; site += 1) {
      const more = cover.gainOf(site)
      cover.add(site)
      chosen.push(site)
      deeper(site + 1, gain + more)
      chosen.pop()
      cover.remove(site)
    }
  }
  deeper(0, 0)
  return best.sites
}

/** The same sites with the one that adds most first, and what each adds. */
function inOrder(question: SiteQuestion, sites: readonly number[]): SitePlan {
  const cover = new Cover(question)
  const left = new Set(sites)
  const plan: SitePlan = { sites: [], gains: [], gain: 0 }
  while (left.size > 0) {
    const [first] = [...left].toSorted((a, b) => cover.gainOf(b) - cover.gainOf(a) || a - b)
    if (first === undefined) break
    const gain = cover.gainOf(first)
    cover.add(first)
    left.delete(first)
    plan.sites.push(first)
    plan.gains.push(gain)
    plan.gain += gain
  }
  return plan
}

/** The best sites: all combinations where they are few, else the greedy choice improved by single replacements. */
export function planSites(question: SiteQuestion): SitePlan {
  const isSmall = combinations(question.reached.length, question.count) <= fewCombinations
  const sites = isSmall ? allSites(question) : swappedSites(question, greedySites(question))
  return inOrder(question, sites)
}
