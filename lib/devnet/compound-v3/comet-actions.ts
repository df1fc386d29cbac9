import type { DevnetClient } from '../chain-client'
import { sendTransaction, type TransactionRequest } from '../send'
import * as calls from './comet-calls'
import type { CometMarket } from './comet-types'

/** What accounts do on a Comet. Each mines one block, or throws TransactionRevertedError. */
export function createCometActions(client: DevnetClient) {
  const send =
    <Call>(encode: (market: CometMarket, call: Call) => TransactionRequest) =>
    (market: CometMarket, call: Call) =>
      sendTransaction(client, encode(market, call))
  return {
    supply: send(calls.toSupply),
    withdraw: send(calls.toWithdraw),
    transferAsset: send(calls.toTransferAsset),
    absorb: send(calls.toAbsorb),
    buyCollateral: send(calls.toBuyCollateral),
    withdrawReserves: send(calls.toWithdrawReserves),
    accrue: send(calls.toAccrue),
    pause: send(calls.toPause),
  }
}
