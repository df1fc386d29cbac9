/** A change of price as a fraction: -0.2 is a fall by 20 %. Above -1. */
export type Change = number

/**
 * What is supposed to happen to a market. `asset` and `feed` are lower-case addresses; null: the market's first
 * choice, which the page names.
 */
export type Scenario =
  /** One asset's price, wherever it is held or owed. */
  | { kind: 'price'; asset: string | null; change: Change }
  /** One asset, and every other by its measured correlation to it. */
  | { kind: 'correlated'; asset: string | null; change: Change }
  /** A wrapped or staked asset is worth less outside than the oracle says: `change` of the outside price alone. */
  | { kind: 'depeg'; asset: string | null; change: Change }
  /** A stablecoin leaves its dollar, and the oracle sees it. */
  | { kind: 'stablecoin'; asset: string | null; change: Change }
  /** One feed answers otherwise: everything that hangs on it moves. */
  | { kind: 'feed'; feed: string | null; change: Change }
  /** The oracle of an asset stands still for hours while the outside price moves on; then it jumps there. */
  | { kind: 'stale-oracle'; asset: string | null; change: Change; hours: number }
  /** Every loan grows at this yearly rate for hours. */
  | { kind: 'max-rates'; rate: number; hours: number }
  /** Suppliers leave until nothing of the asset is left: seized collateral of it can't be withdrawn. */
  | { kind: 'bank-run'; asset: string | null; change: Change }
  /** As `price`, for the largest borrowers alone or for all but them. */
  | { kind: 'largest'; asset: string | null; change: Change; count: number; accounts: Selection }
  /** A parameter of an asset is changed, at today's prices; `value` null: as `PARAMETER_DEFAULTS` says. */
  | { kind: 'parameter'; asset: string | null; parameter: Parameter; value: number | null }
  /** A history of prices, up to a candle of it (from 1); null: the one with the lowest price. */
  | { kind: 'replay'; replay: string; step: number | null; at: CandlePrice }

export type ScenarioKind = Scenario['kind']
/** Which of the borrowers the scenario is about. */
export type Selection = 'only' | 'without'
/** `threshold` a ratio (0.8), `bonus` without principal (0.05), `close-factor` and `cap` a ratio. */
export type Parameter = 'threshold' | 'bonus' | 'close-factor' | 'cap'
export type CandlePrice = 'close' | 'low' | 'high'

/** What a parameter is set to where nothing is said. */
export const PARAMETER_DEFAULTS: Readonly<Record<Parameter, number>> = {
  threshold: 0.7,
  bonus: 0.1,
  'close-factor': 1,
  cap: 1,
}
