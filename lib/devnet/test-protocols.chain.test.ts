import { parseAbi, parseEventLogs, stringToHex } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cometAbi } from './compound-v3/comet-abi'
import { readCometAccount } from './compound-v3/read-account'
import { morphoAbi } from './morpho-blue/morpho-abi'
import { readMorphoPosition } from './morpho-blue/read-position'
import { createRng } from './rng'
import { readAuctions, readVatIlk, readVatUrn } from './sky/read-vault'
import { clipperAbi, oracleModuleAbi } from './sky/sky-abi'
import { startTestProtocols, type TestProtocols } from './test-protocols'

interface Player {
  playRandomAction: TestProtocols['morpho']['playRandomAction']
}

async function play(player: Player, { seed, length }: { seed: number; length: number }) {
  const rng = createRng(seed)
  const counts: Record<string, number> = {}
  for (let step = 0; step < length; step++) {
    const { kind } = await player.playRandomAction(rng)
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

test('default: each protocol plays a history of many kinds', async () => {
  const world = await startTestProtocols({ morpho: true, comet: true, sky: true })
  try {
    for (const name of ['morpho', 'comet', 'sky'] as const) {
      const started = Date.now()
      const counts = await play(world[name], { seed: 11, length: 120 })
      console.info(name, Date.now() - started, counts)
      expect(Object.keys(counts).length).toBeGreaterThanOrEqual(10)
    }
  } finally {
    await world.stop()
  }
})
