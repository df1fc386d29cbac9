import type { DevnetClient } from '../chain-client'
import { sendTransaction, type TransactionRequest } from '../send'
import * as calls from './morpho-calls'
import type { MorphoDeployment } from './morpho-types'

/** What accounts do on Morpho. Each mines one block, or throws TransactionRevertedError. */
export function createMorphoActions(client: DevnetClient, morpho: MorphoDeployment) {
  const send =
    <Call>(encode: (morpho: MorphoDeployment, call: Call) => TransactionRequest) =>
    (call: Call) =>
      sendTransaction(client, encode(morpho, call))
  return {
    supply: send(calls.toSupply),
    withdraw: send(calls.toWithdraw),
    supplyCollateral: send(calls.toSupplyCollateral),
    withdrawCollateral: send(calls.toWithdrawCollateral),
    borrow: send(calls.toBorrow),
    repay: send(calls.toRepay),
    liquidate: send(calls.toLiquidate),
    setAuthorization: send(calls.toSetAuthorization),
    setFee: send(calls.toSetFee),
    accrueInterest: send(calls.toAccrueInterest),
    preLiquidate: (...call: Parameters<typeof calls.toPreLiquidate>) =>
      sendTransaction(client, calls.toPreLiquidate(...call)),
    setOracleBroken: (...call: Parameters<typeof calls.toSetOracleBroken>) =>
      sendTransaction(client, calls.toSetOracleBroken(...call)),
  }
}
