import { toDecimalString } from '../decimal'
import type { Liquidation } from '../schema/liquidation'
import type { AnatomyAmount, LiquidationAnatomy } from '../schema/liquidation-anatomy'
import { toIso } from '../time'
import { usdc, weth } from './assets'
import { BLOCK_TIME, toFixtureAddress, toFixtureHash } from './chain'

const pool = toFixtureAddress('pool WETH USDC')
const called = toFixtureAddress('liquidator contract')
const lender = toFixtureAddress('lending pool')
const builder = toFixtureAddress('builder')

function toAmount(asset: typeof weth, amount: bigint, usd: bigint): AnatomyAmount {
  return {
    asset: asset.asset,
    symbol: asset.symbol,
    decimals: asset.decimals,
    amount: amount.toString(),
    valueUsd: toDecimalString(amount * usd, asset.decimals),
  }
}

/** What is told of a liquidation whose chain no longer knows anything. */
export function toUnknownAnatomy(reason: string): LiquidationAnatomy {
  const parts = ['sides', 'lateness', 'cause', 'overLiquidation', 'toxicity', 'gas'] as const
  const more = ['builder', 'flow', 'sale', 'funding', 'profit', 'ownerLoss'] as const
  return {
    sides: null,
    lateness: null,
    overLiquidation: null,
    toxicity: null,
    gas: null,
    builder: null,
    flow: null,
    sale: null,
    funding: null,
    profit: null,
    followUps: { next: null, laterCount: 0, earlierCount: 0 },
    ownerLoss: null,
    notKnown: [...parts, ...more].map((part) => ({ part, reason })),
    readFrom: [],
  }
}

/** One that took a flash loan and sold what it took 1 % below the oracle, three blocks late after a round. */
export function toAnatomy(liquidation: Liquidation): LiquidationAnatomy {
  const { collateral, debt, blockNumber, bonusUsd, protocolFeeUsd } = liquidation
  if (bonusUsd === null || protocolFeeUsd === null)
    return toUnknownAnatomy('the node no longer has the states around that block')
  const [seized, repaid] = [BigInt(collateral.amount), BigInt(debt.amount)]
  const received = (seized * 1_980n) / 10n ** 12n
  const fee = (repaid * 5n) / 10_000n
  const gained = received - repaid - fee
  const gas = 320_000n * 8n * 10n ** 9n
  const leg = ({ valueUsd, ...amount }: AnatomyAmount, times: bigint) => ({
    asset: amount.asset,
    symbol: amount.symbol,
    decimals: amount.decimals ?? 0,
    amount: (BigInt(amount.amount) * times).toString(),
    valueUsd:
      valueUsd === null
        ? null
        : toDecimalString(BigInt(Math.round(Number(valueUsd) * 1e6)) * times, 6),
  })
  const [sold, bought] = [toAmount(weth, seized, 2_000n), toAmount(usdc, received, 1n)]
  const side = (healthFactor: string | null, times: bigint) => {
    const [held, owed] = [leg(sold, times), leg(toAmount(usdc, repaid, 1n), times)]
    return {
      kind: 'priced' as const,
      healthFactor,
      collateralUsd: held.valueUsd,
      debtUsd: owed.valueUsd,
      collateral: [{ ...held, threshold: '0.83' }],
      debt: [owed],
    }
  }
  const transfer = (
    moved: AnatomyAmount,
    ends: { from: `0x${string}`; to: `0x${string}` },
    logIndex: number,
  ) => ({
    ...moved,
    ...ends,
    logIndex,
    kind: 'token' as const,
  })
  const net = toDecimalString(gained * 10n ** 12n - gas * 2_000n, 18)
  return {
    sides: {
      basis: 'transaction',
      callsInTransaction: 1,
      before: side(liquidation.healthFactorBefore ?? '990000000000000000', 2n),
      after: side(liquidation.healthFactorAfter, 1n),
    },
    lateness: {
      blocksLate: 3,
      secondsLate: 36,
      firstBlock: {
        number: blockNumber - 3,
        hash: toFixtureHash(`block ${blockNumber - 3}`),
        timestamp: toIso(BLOCK_TIME - 96),
      },
      searched: 'each-block',
      cause: {
        kind: 'oracle-round',
        also: [],
        prices: [
          {
            asset: weth.asset,
            symbol: 'WETH',
            before: '2105.5',
            after: '2000',
            unit: 'USD',
            decisive: true,
          },
        ],
        acts: [],
        parameters: [],
        healthBefore: '1042000000000000000',
        healthThen: '989700000000000000',
      },
    },
    overLiquidation: {
      repaid: debt.amount,
      leastRepay: (repaid / 3n).toString(),
      factor: '3.0000',
    },
    toxicity: {
      toxic: false,
      bonus: '1.05',
      threshold: '0.83',
      healthBefore: liquidation.healthFactorBefore ?? '990000000000000000',
      healthAfter: liquidation.healthFactorAfter,
    },
    gas: {
      used: '320000',
      effectivePrice: '8000000000',
      rollupFee: null,
      cost: gas.toString(),
      costUsd: toDecimalString(gas * 2_000n, 18),
      nativeSymbol: 'ETH',
    },
    builder: { recipient: builder, paid: '0', paidUsd: '0', priorityFees: '320000000000000' },
    flow: {
      transfers: [
        transfer(toAmount(usdc, repaid, 1n), { from: called, to: lender }, 1),
        transfer(sold, { from: lender, to: called }, 2),
        transfer(bought, { from: pool, to: called }, 4),
        transfer(sold, { from: called, to: pool }, 5),
      ],
      parties: [
        {
          address: called,
          roles: ['liquidator', 'called'],
          changes: [toAmount(usdc, gained, 1n)],
        },
        { address: pool, roles: ['pool'], changes: [sold, toAmount(usdc, -received, 1n)] },
        {
          address: lender,
          roles: ['protocol', 'lender'],
          changes: [toAmount(usdc, repaid + fee, 1n)],
        },
      ],
      swaps: [{ pool, shape: 'uniswap-v3', logIndex: 6, sold, bought }],
    },
    sale: {
      sold,
      received: [bought],
      kept: '0',
      realisedPrice: '1980',
      oraclePrice: '2000',
      difference: '-0.01',
      pools: [pool],
    },
    funding: {
      kind: 'flash-loan',
      loans: [
        {
          by: 'aave-v3',
          lender,
          lent: toAmount(usdc, repaid, 1n),
          fee: toAmount(usdc, fee, 1n),
        },
      ],
    },
    profit: {
      netUsd: net,
      basis: 'trace',
      holders: [called],
      changes: [toAmount(usdc, gained, 1n)],
      gasUsd: toDecimalString(-gas * 2_000n, 18),
      liquidationsInTransaction: 1,
    },
    followUps: { next: null, laterCount: 0, earlierCount: 0 },
    ownerLoss: {
      usd: toDecimalString(
        BigInt(Math.round(Number(bonusUsd) * 1e6)) +
          BigInt(Math.round(Number(protocolFeeUsd) * 1e6)),
        6,
      ),
      shareOfCollateral: '0.0238',
    },
    notKnown: [],
    readFrom: ['Before and after: the protocol’s state as the transaction found it and left it.'],
  }
}
