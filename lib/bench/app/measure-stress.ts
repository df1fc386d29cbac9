import type { Page } from '@playwright/test'
import type { PopulationJson } from '@/lib/risk/cascade/population-json'

const accounts = 100_000
const rounds = 20
const runs = 5

export type StressTimes = {
  accounts: number
  rounds: number
  /** From the job's being posted to the worker until its twentieth round was told, ms, sorted. */
  roundsMs: number[]
  /** Until all of it was: to the end, without impact, and sold in two more ways; ms, sorted. */
  wholeMs: number[]
}

type Told = { kind: string; rounds?: number; at: number }
type Watched = typeof globalThis & { told: Told[]; postedAt: number }

/**
 * What a change on `/stress` costs its worker over 100,000 accounts: the market's own, repeated. The first job, which
 * fetches them, does not count.
 */
export async function measureStress(page: Page, url: string): Promise<StressTimes> {
  await page.route('**/api/v1/risk/population*', async (route) => {
    const answer = await (await route.fetch()).json()
    const population = repeatAccounts(answer.population)
    await route.fulfill({ json: { ...answer, population } })
  })
  await page.addInitScript(() => {
    const watched = globalThis as Watched
    watched.told = []
    watched.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args)
        this.addEventListener('message', ({ data }) => {
          watched.told.push({ ...data, view: undefined, at: performance.now() })
        })
      }
      override postMessage(message: unknown) {
        watched.told = []
        watched.postedAt = performance.now()
        super.postMessage(message)
      }
    }
  })
  await page.goto(url)
  const times: StressTimes = { accounts, rounds, roundsMs: [], wholeMs: [] }
  for (let run = 0; run <= runs; run++) {
    await page.getByRole('spinbutton', { name: /^Price/ }).fill(String(-30 - run))
    await page.waitForFunction(
      () => {
        const last = (globalThis as Watched).told.at(-1)
        return last !== undefined && last.kind !== 'progress'
      },
      undefined,
      { timeout: 120_000, polling: 20 },
    )
    const { told, postedAt } = await page.evaluate(() => {
      const { told, postedAt } = globalThis as Watched
      ;(globalThis as Watched).told = []
      return { told, postedAt }
    })
    const end = told.at(-1)
    if (end?.kind !== 'played') throw new Error(`the worker said ${JSON.stringify(end)}`)
    if (run === 0) continue
    const looks = told.filter(({ kind }) => kind === 'progress')
    const reached = looks[Math.min(rounds, looks.length) - 1]
    times.rounds = Math.min(times.rounds, looks.length)
    times.roundsMs.push((reached?.at ?? Number.NaN) - postedAt)
    times.wholeMs.push(end.at - postedAt)
  }
  times.roundsMs.sort((a, b) => a - b)
  times.wholeMs.sort((a, b) => a - b)
  return times
}

/** The same accounts again and again until there are enough; all of them together hold what the market's own do. */
function repeatAccounts(json: PopulationJson): PopulationJson {
  const count = json.addresses.length
  const legs = json.legTerms.length
  const times = Math.ceil(accounts / count)
  const repeat = <T>(of: (round: number) => readonly T[]) =>
    Array.from({ length: times }, (_, round) => of(round)).flat()
  const shift = (values: readonly number[]) =>
    repeat((round) => values.slice(0, count).map((value) => value + round * legs))
  return {
    ...json,
    length: times * count,
    addresses: repeat(() => json.addresses),
    accountMarkets: repeat(() => json.accountMarkets),
    starts: [...shift(json.starts), times * legs],
    middles: shift(json.middles),
    legTerms: repeat(() => json.legTerms),
    legAmounts: repeat(() => json.legAmounts.map((amount) => amount / times)),
  }
}
