import type { Address } from 'viem'
import type { Rng } from '../../rng'
import type { Care } from '../../scenario/borrowers'
import type { AccountState } from '../../scenario/scan-accounts'
import type { TransactionRequest } from '../../send'

export type ProtocolName = 'aave-v3' | 'morpho-blue' | 'compound-v3' | 'sky'

/** Who owes in one place (a Morpho market, a Comet, an ilk), and the position it opens. */
export interface Debtor {
  address: Address
  protocol: Exclude<ProtocolName, 'aave-v3'>
  kind: 'plain' | 'reckless' | 'dust' | 'whale' | 'demo'
  /** Which of the deployment's markets, Comets or ilks. */
  place: number
  /** Hour in which it comes. */
  arrival: number
  collateral: readonly string[]
  debt: readonly string[]
  collateralUsd: number
  targetHealth: number
  care: Care
  /** Morpho only: has authorised the pre-liquidation contracts. */
  optsIn: boolean
}

/** A debtor with what is known of it. */
export interface DebtorSituation {
  debtor: Debtor
  state: AccountState
}

/** Transactions of keepers. */
export interface TimedRequests {
  /** The moment they belong to, in seconds of the chain's clock; any when left out. */
  at?: number
  requests: readonly TransactionRequest[]
}

/** What one protocol's debtors and keepers can do; the past and the present play it alike. */
export interface ProtocolDesk {
  protocol: Exclude<ProtocolName, 'aave-v3'>
  debtors: readonly Debtor[]
  /** True when healths have moved for another reason than the feeds' prices of this hour. */
  isUnsettled(): boolean
  readStates(debtors: readonly Debtor[]): Promise<Map<Address, AccountState>>
  toOpening(debtor: Debtor): TransactionRequest[]
  /** Borrows more or repays, so that the health comes near a target. */
  toAdjustment(situation: DebtorSituation, targetHealth: number): TransactionRequest[]
  /** A forced sale that the contracts accept now; empty when none is. */
  findForcedSale(situation: DebtorSituation, rng: Rng): Promise<TransactionRequest[]>
  /** Who is not liquidatable, but may be sold in part before: health below this. */
  earlyLine: number
  /** What goes into the block of the feeds' rounds, after them. Its time in seconds. */
  toPriceFollowUps(now: number): Promise<TransactionRequest[]>
  /** What keepers do besides, between two moments: shelves, auctions. */
  findKeeping(period: { from: number; to: number; rng: Rng }): Promise<TimedRequests[]>
}
