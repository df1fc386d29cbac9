import { z } from 'zod'
import { zAddress, zDecimal, zInteger, zUsd } from './primitives'

/** What a liquidation's transaction tells by its logs and its trace. */

export const zMoved = z
  .object({
    asset: zAddress.meta({ description: 'The zero address stands for the native coin' }),
    symbol: z.string(),
    decimals: z.number().int().nullable().meta({ description: 'null where the token tells none' }),
    amount: zInteger.meta({ description: 'Signed where it is a change' }),
    valueUsd: zUsd
      .nullable()
      .meta({ description: "At the oracle's price of that block; null where it is not known" }),
  })
  .meta({ id: 'AnatomyAmount' })

export const zGas = z
  .object({
    used: zInteger,
    effectivePrice: zInteger.meta({ description: 'Wei a gas' }),
    rollupFee: zInteger.nullable().meta({ description: 'Wei for data, on rollups that say it' }),
    cost: zInteger.meta({ description: 'Wei' }),
    costUsd: zUsd.nullable(),
    nativeSymbol: z.string(),
  })
  .meta({ id: 'LiquidationGas' })

export const zBuilder = z
  .object({
    recipient: zAddress,
    paid: zInteger.meta({ description: 'Wei sent to it inside the transaction, beside the gas' }),
    paidUsd: zUsd.nullable(),
    priorityFees: zInteger.meta({ description: 'Wei, part of the cost of gas' }),
  })
  .meta({ id: 'BuilderPayment' })

export const zRole = z.enum([
  'liquidator',
  'sender',
  'called',
  'borrower',
  'protocol',
  'token',
  'pool',
  'lender',
  'builder',
  'nobody',
  'other',
])

export const zFlow = z
  .object({
    transfers: z.array(
      zMoved.extend({
        from: zAddress,
        to: zAddress,
        logIndex: z.number().int(),
        kind: z.enum(['token', 'receipt', 'debt']).meta({
          description: 'receipt: a claim on what was supplied; debt: what is owed, as a token',
        }),
      }),
    ),
    parties: z.array(
      z.object({
        address: zAddress,
        roles: z.array(zRole),
        changes: z.array(zMoved).meta({ description: 'Net of the whole transaction' }),
      }),
    ),
    swaps: z.array(
      z.object({
        pool: zAddress,
        shape: z.enum(['uniswap-v3', 'uniswap-v2']),
        logIndex: z.number().int(),
        sold: zMoved.nullable().meta({ description: 'Into the pool; null: no transfer shows it' }),
        bought: zMoved.nullable(),
      }),
    ),
  })
  .meta({ id: 'LiquidationFlow' })

export const zSale = z
  .object({
    sold: zMoved,
    received: z.array(zMoved),
    kept: zInteger.meta({ description: 'Of what was seized, not sold in the transaction' }),
    realisedPrice: zUsd.nullable().meta({ description: 'Dollars a token, what came back' }),
    oraclePrice: zUsd.nullable(),
    difference: zDecimal.nullable().meta({ description: 'realised ÷ oracle − 1' }),
    pools: z.array(zAddress),
  })
  .meta({ id: 'CollateralSale' })

export const zFunding = z
  .object({
    kind: z.enum(['own-funds', 'flash-loan', 'flash-swap']),
    loans: z.array(
      z.object({
        by: z.string().meta({ description: 'By whose rules: aave-v3, balancer, …' }),
        lender: zAddress,
        lent: zMoved,
        fee: zMoved.nullable(),
      }),
    ),
  })
  .meta({ id: 'LiquidationFunding' })

export const zProfit = z
  .object({
    netUsd: zUsd.nullable(),
    basis: z.enum(['trace', 'transfers']).meta({
      description:
        'trace: the native coin is counted too. transfers: tokens and gas only; what moved in the native coin inside the transaction is not seen',
    }),
    holders: z.array(zAddress).meta({ description: 'Whose balances are counted' }),
    changes: z.array(zMoved).meta({ description: 'Without the cost of gas, which is apart' }),
    gasUsd: zUsd.nullable(),
    liquidationsInTransaction: z.number().int(),
  })
  .meta({ id: 'LiquidatorProfit' })
