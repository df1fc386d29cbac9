import { setTimeout as sleep } from 'node:timers/promises'

type Answer = { askedAt: number; blockNumber: number }

/**
 * Asks a cache for a market's curve again and again, and says how far its answers were behind the engine.
 * @returns the most milliseconds after which a block was still answered though the engine knew the next one, and
 * how many answers and blocks were seen
 */
export async function measureLag(options: {
  url: string
  seconds: number
  /** When the engine knew each block, by event id `<chainId>-<blockNumber>-<blockHash>`. */
  readKnown: () => Promise<Readonly<Record<string, number>>>
}): Promise<{ mostMs: number; answers: number; blocks: number }> {
  const { url, seconds, readKnown } = options
  await readKnown()
  const answers: Answer[] = []
  for (const until = Date.now() + seconds * 1_000; Date.now() < until; await sleep(15)) {
    const askedAt = performance.timeOrigin + performance.now()
    const { asOf } = await (await fetch(url)).json()
    answers.push({ askedAt, blockNumber: asOf.blockNumber })
  }
  const known = Object.entries(await readKnown()).map(([id, at]) => ({
    blockNumber: Number(id.split('-')[1]),
    at,
  }))
  let mostMs = 0
  for (const { askedAt, blockNumber } of answers)
    for (const next of known)
      if (next.blockNumber > blockNumber && next.at < askedAt)
        mostMs = Math.max(mostMs, askedAt - next.at)
  return { mostMs, answers: answers.length, blocks: known.length }
}
