import { type Address, encodeAbiParameters, getAddress, type Hex, pad, toEventSelector } from 'viem'
import { describe, expect, test } from 'vitest'
import type { RawLog } from '@/lib/chain/logs/raw-log'
import { AdapterInvariantError } from '@/lib/errors'
import { getAaveRules } from '@/lib/risk/aave-v3/get-rules'
import { getWatchedLogs } from './get-watched-logs'
import type { AaveMarketSetup } from './market-setup'
import { parseLogs } from './parse-logs'

const address = (digit: number): Address => getAddress(pad(`0x${digit.toString(16)}`, { size: 20 }))
const [provider, pool, configurator, oracle] = [address(1), address(2), address(3), address(4)]
const [aToken, variableDebt, stableDebt] = [address(5), address(6), address(7)]
const [alice, bob, asset, other] = [address(0xa11ce), address(0xb0b), address(8), address(9)]

const setup: AaveMarketSetup = {
  chainId: 1,
  poolAddressesProvider: provider,
  pool,
  configurator,
  oracle,
  rules: getAaveRules(1),
  baseCurrency: null,
  reserves: [
    {
      id: 0,
      asset,
      symbol: 'T',
      name: 'T',
      decimals: 18,
      aToken,
      variableDebtToken: variableDebt,
      stableDebtToken: stableDebt,
      priceSource: null,
      feed: null,
    },
  ],
  eModeMask: 0n,
  tokens: new Map([
    [aToken.toLowerCase(), { reserveId: 0, kind: 'aToken' }],
    [variableDebt.toLowerCase(), { reserveId: 0, kind: 'variableDebt' }],
    [stableDebt.toLowerCase(), { reserveId: 0, kind: 'stableDebt' }],
  ]),
}

let logIndex = 0
function log(
  at: Address,
  signature: string,
  { topics = [], data = '0x' }: { topics?: Address[]; data?: Hex } = {},
): RawLog {
  logIndex += 1
  return {
    address: at.toLowerCase() as Address,
    topics: [toEventSelector(signature), ...topics.map((topic) => pad(topic))],
    data,
    blockNumber: 5,
    blockHash: pad('0x5'),
    transactionHash: pad('0x6'),
    transactionIndex: 0,
    logIndex,
  }
}

const words = (...values: (bigint | Address)[]): Hex =>
  encodeAbiParameters(
    values.map((value) => ({ type: typeof value === 'bigint' ? 'uint256' : 'address' })),
    values,
  )

describe('parseLogs', () => {
  test('default', () => {
    const borrow = log(pool, 'Borrow(address,address,address,uint256,uint8,uint256,uint16)', {
      topics: [asset, alice, address(0)],
      data: words(bob, 7n, 2n, 9n),
    })
    const liquidation = log(
      pool,
      'LiquidationCall(address,address,address,uint256,uint256,address,bool)',
      { topics: [asset, other, bob], data: words(70n, 80n, alice, 1n) },
    )
    const deficit = log(pool, 'DeficitCreated(address,address,uint256)', {
      topics: [bob, other],
      data: words(30n),
    })
    const parsed = parseLogs(setup, [borrow, liquidation, deficit])
    const place = { blockNumber: 5, blockHash: pad('0x5'), transactionHash: pad('0x6') }
    expect(parsed).toEqual({
      dirtyAccounts: [alice, bob],
      borrowers: [alice],
      rulesChanged: false,
      liquidations: [
        {
          ...place,
          logIndex: liquidation.logIndex,
          collateralAsset: asset,
          debtAsset: other,
          borrower: bob,
          liquidator: alice,
          repaidAssets: 70n,
          seizedAssets: 80n,
          receiveAToken: true,
        },
      ],
      deficits: [
        { ...place, logIndex: deficit.logIndex, borrower: bob, debtAsset: other, amount: 30n },
      ],
      deficitsCovered: [],
    })
  })

  test.each([
    [
      'aToken transfer',
      log(aToken, 'Transfer(address,address,uint256)', { topics: [alice, bob] }),
      [alice, bob],
    ],
    [
      'mint',
      log(aToken, 'Transfer(address,address,uint256)', { topics: [address(0), bob] }),
      [bob],
    ],
    [
      'BalanceTransfer',
      log(aToken, 'BalanceTransfer(address,address,uint256,uint256)', { topics: [alice, bob] }),
      [alice, bob],
    ],
    [
      'Mint',
      log(variableDebt, 'Mint(address,address,uint256,uint256,uint256)', { topics: [alice, bob] }),
      [alice, bob],
    ],
    [
      'Burn',
      log(variableDebt, 'Burn(address,address,uint256,uint256,uint256)', {
        topics: [bob, address(0)],
      }),
      [bob],
    ],
    [
      'stable Burn of v3.0',
      log(stableDebt, 'Burn(address,uint256,uint256,uint256,uint256,uint256)', { topics: [bob] }),
      [bob],
    ],
    [
      'stable Mint of v3.0',
      log(stableDebt, 'Mint(address,address,uint256,uint256,uint256,uint256,uint256,uint256)', {
        topics: [alice, bob],
      }),
      [alice, bob],
    ],
    [
      'collateral off',
      log(pool, 'ReserveUsedAsCollateralDisabled(address,address)', { topics: [asset, bob] }),
      [bob],
    ],
    ['eMode', log(pool, 'UserEModeSet(address,uint8)', { topics: [bob], data: words(1n) }), [bob]],
    [
      'rate mode of v3.0',
      log(pool, 'SwapBorrowRateMode(address,address,uint8)', {
        topics: [asset, bob],
        data: words(1n),
      }),
      [bob],
    ],
    [
      'rebalance of v3.0',
      log(pool, 'RebalanceStableBorrowRate(address,address)', { topics: [asset, bob] }),
      [bob],
    ],
  ])('behavior: %s tells who changed and is watched', (_, entry, accounts) => {
    expect(parseLogs(setup, [entry])).toMatchObject({
      dirtyAccounts: accounts,
      rulesChanged: false,
    })
    const watched = getWatchedLogs(setup)
    expect(watched.addresses.map((at) => at.toLowerCase())).toContain(entry.address)
    expect(watched.topics).toContain(entry.topics[0])
  })

  test.each([
    ['a reserve', log(configurator, 'ReserveInitialized(address,address,address,address,address)')],
    [
      'a category',
      log(configurator, 'EModeCategoryAdded(uint8,uint256,uint256,uint256,address,string)'),
    ],
    ['a price source', log(oracle, 'AssetSourceUpdated(address,address)')],
    ['the oracle', log(provider, 'PriceOracleUpdated(address,address)')],
    ['the pool', log(pool, 'Upgraded(address)')],
  ])('behavior: %s changes the rules', (_, entry) => {
    const parsed = parseLogs(setup, [entry])
    expect(parsed.rulesChanged).toBe(true)
    expect(parsed.dirtyAccounts).toEqual([])
    expect(getWatchedLogs(setup).topics).toContain(entry.topics[0])
  })

  test("behavior: another market's logs and unknown events are passed over", () => {
    const parsed = parseLogs(setup, [
      log(other, 'Transfer(address,address,uint256)', { topics: [alice, bob] }),
      log(other, 'ReserveDropped(address)', { topics: [asset] }),
      log(aToken, 'Approval(address,address,uint256)', { topics: [alice, bob] }),
    ])
    expect(parsed).toMatchObject({ dirtyAccounts: [], rulesChanged: false })
  })

  test('error: a borrow without all of its data', () => {
    const broken = log(pool, 'Borrow(address,address,address,uint256,uint8,uint256,uint16)', {
      topics: [asset, alice, bob],
      data: words(1n, 2n),
    })
    expect(() => parseLogs(setup, [broken])).toThrow(AdapterInvariantError)
  })

  test('error: an event of the pool that does not decode', () => {
    const broken = log(
      pool,
      'LiquidationCall(address,address,address,uint256,uint256,address,bool)',
      {
        topics: [asset, other, bob],
        data: words(70n),
      },
    )
    expect(() => parseLogs(setup, [broken])).toThrow(AdapterInvariantError)
  })
})
