import { parseAbi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRng, scaleAmount } from '@/lib/devnet/rng'
import { TransactionRevertedError } from '@/lib/devnet/send'
import { getAaveHealth } from '../get-health'
import type { AaveAccount } from '../state'
import { type ChainLoans, startChainLoans } from '../testing/chain-loans'
import {
  getReserveSymbol,
  type LiquidationArguments,
  playLiquidation,
} from '../testing/play-liquidation'
import { applyLiquidation } from './apply-liquidation'
import { getLiquidationPreviews } from './get-liquidation-previews'
import type { AaveLiquidationPreview } from './liquidation'
import { previewLiquidation } from './preview-liquidation'

const MAX_UINT256 = 2n ** 256n - 1n
const USD = 10n ** 8n

const providerAbi = parseAbi([
  'struct UserPositionFullInfo { uint256 totalCollateralInBaseCurrency; uint256 totalDebtInBaseCurrency; uint256 availableBorrowsInBaseCurrency; uint256 currentLiquidationThreshold; uint256 ltv; uint256 healthFactor; }',
  'struct CollateralFullInfo { uint256 assetUnit; uint256 price; address aToken; uint256 collateralBalance; uint256 collateralBalanceInBaseCurrency; }',
  'struct DebtFullInfo { uint256 assetUnit; uint256 price; address variableDebtToken; uint256 debtBalance; uint256 debtBalanceInBaseCurrency; }',
  'struct LiquidationInfo { UserPositionFullInfo userInfo; CollateralFullInfo collateralInfo; DebtFullInfo debtInfo; uint256 maxCollateralToLiquidate; uint256 maxDebtToLiquidate; uint256 liquidationProtocolFee; uint256 amountToPassToLiquidationCall; }',
  'function getLiquidationInfo(address user, address collateralAsset, address debtAsset) view returns (LiquidationInfo)',
])

let chain: Awaited<ReturnType<typeof startChainLoans>>

beforeAll(async () => {
  chain = await startChainLoans(10)
  await seedMore()
})

afterAll(async () => {
  await chain?.stop()
})

/** Stable next to variable debt on v3.0.2; a loan of about $2,000, where the dust rule bites, on both. */
async function seedMore() {
  const { act, markets, users } = chain.world
  const user = users[8]?.address ?? '0x'
  const small = users[9]?.address ?? '0x'
  await act.borrow(markets.v30, { user, symbol: 'USDC', amount: 5_000_000_000n, rateMode: 1 })
  for (const market of [markets.v30, markets.v36]) {
    for (const symbol of ['WETH', 'WBTC', 'LINK']) {
      await act.supply(market, {
        user: small,
        symbol,
        amount: symbol === 'WBTC' ? 10n ** 6n : 10n ** 17n,
      })
    }
  }
}

const seen = {
  executed: 0,
  reverted: 0,
  full: 0,
  half: 0,
  deficit: 0,
  toxic: 0,
  eMode: 0,
  dust: 0,
  stable: 0,
  noDebtAfter: 0,
}

/** One call with one amount: preview and chain agree, or both refuse. */
async function expectSame(loans: ChainLoans, account: AaveAccount, call: LiquidationArguments) {
  const { market, state } = loans
  const expected = previewLiquidation(state, account, call)
  const played = await playLiquidation(chain, loans, { borrower: account.address, ...call })
  const where = `revision ${state.rules.revision}, ${account.address}, ${getReserveSymbol(market, state, call.collateralId)}/${getReserveSymbol(market, state, call.debtId)}, ${call.repay}`
  if (expected.kind === 'reverts') {
    seen.reverted += 1
    if (expected.reason === 'leaves-dust') seen.dust += 1
    expect(played.kind, `${where}: ${expected.reason}`).toBe('reverted')
    return
  }
  if (played.kind === 'reverted') throw new Error(`${where}: reverted on chain: ${played.why}`)
  seen.executed += 1
  const health = getAaveHealth(state, applyLiquidation(state, account, expected))
  if (health.kind === 'no-debt') seen.noDebtAfter += 1
  if (expected.deficits.length > 0) seen.deficit += 1
  expect(
    {
      repaid: expected.repaid,
      seized: expected.seized,
      deficits: Object.fromEntries(
        expected.deficits.map(({ reserveId, amount }) => [
          getReserveSymbol(market, state, reserveId),
          amount,
        ]),
      ),
      healthFactor: health.kind === 'priced' ? health.healthFactor : MAX_UINT256,
    },
    where,
  ).toEqual({
    repaid: played.repaid,
    seized: played.seized,
    deficits: played.deficits,
    healthFactor: played.healthFactor,
  })
}

/** The largest repay passes, to the wei; a wei more leaves dust or is capped to the same. */
async function expectPreview(
  loans: ChainLoans,
  account: AaveAccount,
  preview: AaveLiquidationPreview,
) {
  const { collateralId, debtId, maxRepay, debtToCover } = preview
  const ids = { collateralId, debtId }
  expect(preview.blocked).toBe(null)
  expect(preview.basis).toBe('now')
  await expectSame(loans, account, { ...ids, repay: debtToCover })
  const result = previewLiquidation(loans.state, account, { ...ids, repay: debtToCover })
  if (result.kind !== 'executed')
    throw new Error(`the preview's own repay reverts: ${result.reason}`)
  expect([result.repaid, result.seized, result.protocolFee]).toEqual([
    maxRepay,
    preview.seized,
    preview.protocolFee,
  ])
  const more = previewLiquidation(loans.state, account, { ...ids, repay: debtToCover + 1n })
  if (more.kind === 'executed') expect(more.repaid).toBe(maxRepay)
  if (preview.toxic) seen.toxic += 1
  if (account.eModeCategoryId !== 0) seen.eMode += 1
  if (preview.closeFactor === 10_000n) seen.full += 1
  if (preview.closeFactor === 5000n) seen.half += 1
  const debt = account.positions.find((position) => position.reserveId === debtId)
  if (debt?.stableDebt !== undefined) seen.stable += 1
}

async function expectEveryPair(loans: ChainLoans, rng: () => number) {
  const { state, accounts } = loans
  for (const account of accounts) {
    const health = getAaveHealth(state, account)
    if (health.kind !== 'priced') continue
    const previews = getLiquidationPreviews(state, account)
    if (!health.liquidatable) {
      const [preview] = previews
      if (preview === undefined) continue
      const { collateralId, debtId } = preview
      await expectSame(loans, account, { collateralId, debtId, repay: preview.debtToCover })
      continue
    }
    for (const preview of previews) {
      await expectPreview(loans, account, preview)
      const { collateralId, debtId, maxRepay } = preview
      for (const repay of [
        MAX_UINT256,
        scaleAmount(maxRepay, rng()),
        scaleAmount(maxRepay, 0.9 + rng() / 5),
      ]) {
        await expectSame(loans, account, { collateralId, debtId, repay })
      }
    }
  }
}

/** The v3.6 data provider's own computation, where the dust rule doesn't make it settle for less. */
async function expectProviderAgrees(loans: ChainLoans) {
  const { market, state, accounts } = loans
  const provider = market.liquidationDataProvider
  if (provider === undefined) return 0
  let compared = 0
  await chain.rehearse(async () => {
    await chain.world.act.mine()
    for (const account of accounts) {
      const health = getAaveHealth(state, account)
      if (health.kind !== 'priced') continue
      for (const preview of getLiquidationPreviews(state, account)) {
        const info = await chain.world.client.readContract({
          address: provider,
          abi: providerAbi,
          functionName: 'getLiquidationInfo',
          args: [account.address, preview.collateralAsset, preview.debtAsset],
        })
        expect(info.userInfo.healthFactor).toBe(health.healthFactor)
        if (!health.liquidatable) {
          expect(info.maxDebtToLiquidate).toBe(0n)
          continue
        }
        const capped = previewLiquidation(state, account, {
          collateralId: preview.collateralId,
          debtId: preview.debtId,
          repay: MAX_UINT256,
        })
        if (capped.kind === 'reverts') continue
        compared += 1
        expect([
          info.maxDebtToLiquidate,
          info.maxCollateralToLiquidate,
          info.liquidationProtocolFee,
        ]).toEqual([preview.maxRepay, preview.seized, preview.protocolFee])
      }
    }
  })
  return compared
}

const PRICES: readonly Record<string, bigint>[] = [
  { WETH: 3_600n * USD },
  { WETH: 2_640n * USD },
  { WETH: 2_560n * USD, wstETH: 2_700n * USD },
  { WETH: 5_000n * USD, LINK: 25n * USD },
  { WBTC: 70_000n * USD, LINK: 12n * USD, wstETH: 4_500n * USD },
  { USDC: 104_000_000n, STABLE: 101_000_000n },
  { USDT: 85_000_000n },
  { WETH: 1_500n * USD, LINK: 6n * USD, WBTC: 55_000n * USD },
  { WETH: 400n * USD, wstETH: 450n * USD },
  { LINK: 1n * USD, WBTC: 5_000n * USD },
]

test('PREVIEW_EQUALS_EVENT and LIQUIDATABLE_EQUALS_SUCCESS, to the wei, both rule sets', async () => {
  const rng = createRng(7)
  const { act, liquidator } = chain.world
  let compared = 0
  for (const prices of PRICES) {
    await act.increaseTime(86_400 * 3)
    for (const [symbol, answer] of Object.entries(prices)) await act.setPrice(symbol, answer)
    const both = await chain.readNextBlock()
    for (const loans of both) {
      await expectEveryPair(loans, rng)
      compared += await expectProviderAgrees(loans)
    }
    for (const { market, state, accounts } of both) {
      const account = accounts.find((candidate) => {
        const health = getAaveHealth(state, candidate)
        return health.kind === 'priced' && health.liquidatable && rng() < 0.5
      })
      const [preview] = account === undefined ? [] : getLiquidationPreviews(state, account)
      if (account === undefined || preview === undefined || preview.maxRepay < 1000n) continue
      await act
        .liquidationCall(market, {
          liquidator: liquidator.address,
          borrower: account.address,
          collateral: getReserveSymbol(market, state, preview.collateralId),
          debt: getReserveSymbol(market, state, preview.debtId),
          debtToCover: scaleAmount(preview.maxRepay, 0.3),
        })
        .catch((error: unknown) => {
          if (!(error instanceof TransactionRevertedError)) throw error
        })
    }
  }
  for (const [kind, count] of Object.entries({ ...seen, compared })) {
    expect(count, `no ${kind} was seen`).toBeGreaterThan(0)
  }
})
