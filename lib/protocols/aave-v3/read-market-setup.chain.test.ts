import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { readMarketSetup } from './read-market-setup'
import { findReserve, openMarket, startReadingWorld } from './testing/reading-world'

const reading = startReadingWorld()

describe('readMarketSetup', () => {
  test('default: both markets, by their provider alone', async () => {
    const { client, markets } = reading()
    for (const market of markets) {
      const { setup } = await openMarket(client, market)
      expect(setup).toMatchObject({
        chainId: 31337,
        pool: market.pool,
        configurator: market.configurator,
        oracle: market.oracle,
        rules: { revision: market.poolRevision },
      })
      for (const { symbol } of market.reserves) {
        const token = market.tokens[symbol]
        expect(findReserve(setup, token?.address)).toMatchObject({
          decimals: token?.decimals,
          aToken: token?.aToken,
          variableDebtToken: token?.variableDebtToken,
          stableDebtToken: token?.stableDebtToken ?? null,
          priceSource: token?.feed,
          feed: token?.feed,
        })
      }
      expect(setup.tokens.size).toBe(market.reserves.length * (market.poolRevision === 1 ? 3 : 2))
    }
  })

  test('behavior: bytes32 strings, markup and direction marks, 24 decimals', async () => {
    const { client, world } = reading()
    const { setup } = await openMarket(client, world.markets.v36)
    expect(setup.reserves.find((reserve) => reserve?.symbol === 'MKR')?.name).toBe('Maker')
    const hostile = setup.reserves.find((reserve) => reserve?.decimals === 24)
    expect(hostile?.symbol).toBe('<img src=x onerror=…')
    expect(hostile?.name).toBe('"><script>alert(1)</script>')
  })

  test('error: not a provider', async () => {
    const { client, users, world } = reading()
    const { hash: blockHash } = await client.readHead()
    for (const poolAddressesProvider of [world.markets.v36.pool, users[0] as Address]) {
      await expect(
        readMarketSetup(client, { poolAddressesProvider, blockHash }),
      ).rejects.toMatchObject({ code: 'CONFIG' })
    }
  })
})
