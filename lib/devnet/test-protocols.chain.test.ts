import { expect, test } from 'vitest'
import { createRng } from './rng'
import { startTestProtocols, type TestProtocols } from './test-protocols'

const NAMES = ['morpho', 'comet', 'sky'] as const

async function play(world: TestProtocols, { seed, length }: { seed: number; length: number }) {
  const kinds = { morpho: new Set<string>(), comet: new Set<string>(), sky: new Set<string>() }
  for (const name of NAMES) {
    const rng = createRng(seed)
    const { playRandomAction } = world[name]
    for (let step = 0; step < length; step++) kinds[name].add((await playRandomAction(rng)).kind)
  }
  const { hash } = await world.client.getBlock()
  return { kinds, hash }
}

test('default: the same seed plays the same history of all kinds to the same block hash', async () => {
  const options = { morpho: true, comet: true, sky: true }
  const first = await startTestProtocols(options)
  const second = await startTestProtocols(options)
  try {
    const histories = await Promise.all(
      [first, second].map((world) => play(world, { seed: 11, length: 150 })),
    )
    expect(histories[0]?.hash).toBe(histories[1]?.hash)
    expect([...(histories[0]?.kinds.morpho ?? [])]).toEqual(
      expect.arrayContaining([
        'borrow',
        'repay',
        'liquidate',
        'preLiquidate',
        'withdrawCollateral',
      ]),
    )
    expect([...(histories[0]?.kinds.comet ?? [])]).toEqual(
      expect.arrayContaining(['borrow', 'repay', 'absorb', 'buyCollateral', 'transferBase']),
    )
    expect([...(histories[0]?.kinds.sky ?? [])]).toEqual(
      expect.arrayContaining(['draw', 'wipe', 'bark', 'take', 'redo', 'passHour', 'drip']),
    )
  } finally {
    await Promise.all([first.stop(), second.stop()])
  }
})

test('error: a protocol that was not asked for is named', async () => {
  const world = await startTestProtocols({ comet: true, positions: false })
  try {
    expect(world.comet.deployment.length).toBe(2)
    expect(() => world.sky).toThrow('this world was started without Sky')
    expect(() => world.morpho).toThrow('this world was started without Morpho')
  } finally {
    await world.stop()
  }
})
