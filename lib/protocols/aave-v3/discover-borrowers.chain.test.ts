import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { discoverBorrowers } from './discover-borrowers'
import { readMarketAtBlock } from './read-market-at-block'
import { openMarket, startReadingWorld } from './testing/reading-world'

const USD = 10n ** 8n
const reading = startReadingWorld()

describe('discoverBorrowers', () => {
  test('default: everybody with a debt, and what was liquidated', async () => {
    const { client, markets, users, world } = reading()
    await world.act.setPrice('WETH', 2_600n * USD)
    const executed: bigint[] = []
    for (const market of markets) {
      const borrower = users[0] as Address
      const { blockNumber } = await world.act.liquidationCall(market, {
        liquidator: world.liquidator.address,
        borrower,
        collateral: 'WETH',
        debt: 'USDC',
        debtToCover: 2_000n * 10n ** 6n,
      })
      executed.push(blockNumber)
    }
    for (const [index, market] of markets.entries()) {
      const { setup, blockNumber, blockHash } = await openMarket(client, market)
      const found = new Set<Address>()
      const liquidations = []
      const progress: number[] = []
      const range = { fromBlock: market.fromBlock, toBlock: blockNumber }
      const search = { setup, ...range, onProgress: (share: number) => progress.push(share) }
      for await (const part of discoverBorrowers(client, search)) {
        for (const borrower of part.borrowers) found.add(borrower)
        liquidations.push(...part.liquidations)
      }
      expect(progress.at(-1)).toBe(1)
      const { accounts } = await readMarketAtBlock(client, { setup, accounts: users, blockHash })
      const owing = accounts.filter(({ positions }) =>
        positions.some((p) => p.scaledVariableDebt > 0n || p.stableDebt),
      )
      expect(owing.length).toBeGreaterThan(5)
      for (const { address } of owing) expect(found).toContain(address)
      expect(liquidations).toHaveLength(1)
      expect(liquidations[0]).toMatchObject({
        blockNumber: Number(executed[index]),
        borrower: users[0],
        liquidator: world.liquidator.address,
        collateralAsset: market.tokens.WETH?.address,
        debtAsset: market.tokens.USDC?.address,
        repaidAssets: 2_000n * 10n ** 6n,
      })
    }
  })
})
