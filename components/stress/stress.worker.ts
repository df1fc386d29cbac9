import type { Population } from '@/lib/risk/cascade/population'
import { fromPopulationJson, type PopulationJson } from '@/lib/risk/cascade/population-json'
import { runStress } from '@/lib/risk/scenarios/run-stress'
import { toStressView } from '@/lib/risk/scenarios/stress-view'
import { toScenarioInput } from '@/lib/risk/scenarios/to-scenario-input'
import type { StressAnswer, StressJob } from './stress-job'

/** Plays scenarios off the page's own thread. Accounts are fetched once a market. */

let kept: { url: string; population: Promise<Loaded> } | null = null
type Loaded = { population: Population; blockNumber: number | null }

const post = (answer: StressAnswer) => postMessage(answer)

addEventListener('message', ({ data }: MessageEvent<StressJob>) => {
  play(data).catch((error: unknown) => {
    kept = null
    post({ kind: 'failed', id: data.id, message: error instanceof Error ? error.message : '' })
  })
})

async function play({ id, populationUrl, scenario, model, known }: StressJob): Promise<void> {
  if (kept?.url !== populationUrl)
    kept = { url: populationUrl, population: fetchPopulation(populationUrl) }
  const { population, blockNumber } = await kept.population
  const input = toScenarioInput(population, known)
  let rounds = 0
  const outcome = runStress({ scenario, model, compares: true }, input, () => {
    rounds += 1
    post({ kind: 'progress', id, rounds })
  })
  post({ kind: 'played', id, view: toStressView(outcome), blockNumber })
}

async function fetchPopulation(url: string): Promise<Loaded> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The server answered ${response.status}.`)
  const { population, asOf } = (await response.json()) as {
    population: PopulationJson
    asOf?: { blockNumber: number } | null
  }
  return { population: fromPopulationJson(population), blockNumber: asOf?.blockNumber ?? null }
}
