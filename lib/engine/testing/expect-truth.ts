import { expect } from 'vitest'
import {
  getFacts,
  startTestEngine,
  type TestEngine,
  type TestMarkets,
  toEntries,
  untilAtHead,
} from './start-test-engine'

/** At the head of its chain an engine says what one that starts there says. */
export async function expectTruth(engine: TestEngine, world: TestMarkets): Promise<void> {
  await untilAtHead(engine, world)
  const fresh = startTestEngine(world.rpcUrl, toEntries(world))
  await untilAtHead(fresh, world)
  expect(getFacts(engine)).toEqual(getFacts(fresh))
  await fresh.stop()
}
