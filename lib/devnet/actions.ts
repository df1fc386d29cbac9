import type { DevnetClient } from './chain-client'
import { setFeedPrice } from './feed'
import type { Asset, Market } from './market-types'
import * as calls from './pool-calls'
import { type MinedTransaction, sendTransaction, type TransactionRequest } from './send'

type Send<Arguments> = (market: Market, args: Arguments) => Promise<MinedTransaction>
type ArgumentsOf<T extends (market: Market, args: never) => TransactionRequest> = Parameters<T>[1]

/** Every primitive mines one block and throws TransactionRevertedError when the contract refuses. */
export interface Actions {
  mint: Send<ArgumentsOf<typeof calls.toMint>>
  supply: Send<ArgumentsOf<typeof calls.toSupply>>
  withdraw: Send<ArgumentsOf<typeof calls.toWithdraw>>
  borrow: Send<ArgumentsOf<typeof calls.toBorrow>>
  repay: Send<ArgumentsOf<typeof calls.toRepay>>
  transferAToken: Send<ArgumentsOf<typeof calls.toTransferAToken>>
  setUserUseReserveAsCollateral: Send<ArgumentsOf<typeof calls.toSetUserUseReserveAsCollateral>>
  setUserEMode: Send<ArgumentsOf<typeof calls.toSetUserEMode>>
  liquidationCall: Send<calls.LiquidationArguments>
  /** One round of the asset's feed; the answer is USD with 8 decimals. */
  setPrice(symbol: string, answer: bigint): Promise<void>
  /** Moves the chain's clock on and mines a block there. */
  increaseTime(seconds: number): Promise<void>
  mine(blocks?: number): Promise<void>
}

/** The things accounts do to a market, on a node that mines a block a transaction. */
export function createActions(
  client: DevnetClient,
  { assets }: { assets: Readonly<Record<string, Asset>> },
): Actions {
  const send =
    <Arguments>(encode: (market: Market, args: Arguments) => TransactionRequest): Send<Arguments> =>
    (market, args) =>
      sendTransaction(client, encode(market, args))
  return {
    mint: send(calls.toMint),
    supply: send(calls.toSupply),
    withdraw: send(calls.toWithdraw),
    borrow: send(calls.toBorrow),
    repay: send(calls.toRepay),
    transferAToken: send(calls.toTransferAToken),
    setUserUseReserveAsCollateral: send(calls.toSetUserUseReserveAsCollateral),
    setUserEMode: send(calls.toSetUserEMode),
    liquidationCall: send(calls.toLiquidationCall),
    async setPrice(symbol, answer) {
      const asset = assets[symbol]
      if (!asset) throw new Error(`no asset ${symbol} on this chain`)
      await setFeedPrice(client, { feed: asset.feed, answer })
    },
    async increaseTime(seconds) {
      const { timestamp } = await client.getBlock()
      await client.setNextBlockTimestamp({ timestamp: timestamp + BigInt(seconds) })
      await client.mine({ blocks: 1 })
    },
    async mine(blocks = 1) {
      await client.mine({ blocks })
    },
  }
}
