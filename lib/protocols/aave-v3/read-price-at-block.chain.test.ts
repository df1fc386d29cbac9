import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { getAnswerAt } from './get-answer-at'
import { readFeedAnswers } from './read-feed-answers'
import { readPriceAtBlock } from './read-price-at-block'
import { openMarket, startReadingWorld } from './testing/reading-world'

const USD = 10n ** 8n
const reading = startReadingWorld()

describe('prices of the past', () => {
  test('default: by the oracle at that block, by the feed where state is gone', async () => {
    const { client, world } = reading()
    const prices = [3_100n, 3_200n, 3_300n].map((price) => price * USD)
    const blocks: number[] = []
    for (const price of prices) {
      await world.act.setPrice('WETH', price)
      await world.act.mine(3)
      blocks.push((await client.readHead()).number)
    }
    const market = world.markets.v36
    const { setup, blockHash, blockNumber } = await openMarket(client, market)
    const asset = market.tokens.WETH?.address as Address
    const range = { fromBlock: 0, toBlock: blockNumber }
    const answers = await readFeedAnswers(client, { setup, blockHash, ...range })
    for (const [index, at] of blocks.entries()) {
      const block = await client.readBlock(at)
      const place = { blockHash: block.hash, blockNumber: at }
      const options = { setup, asset, ...place }
      expect(await readPriceAtBlock(client, options)).toBe(prices[index])
      expect(getAnswerAt(answers, { asset, blockNumber: at, logIndex: 0 })).toBe(prices[index])
    }
    const old = await client.readBlock(market.fromBlock + 200)
    const gone = { setup, asset, blockHash: old.hash, blockNumber: old.number }
    expect(await readPriceAtBlock(client, gone)).toBeNull()
    expect(await readPriceAtBlock(client, { ...gone, answers })).toBe(3_600n * USD)
  })
})
