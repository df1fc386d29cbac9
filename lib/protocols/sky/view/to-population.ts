import type {
  Population,
  PopulationAsset,
  PopulationAuctionCurve,
  PopulationRules,
  PopulationTerms,
} from '@/lib/risk/cascade/population'
import { createPopulationBuilder } from '@/lib/risk/cascade/population-builder'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
import { getSkyRoom } from '@/lib/risk/sky/get-room'
import type { SkyAuctionCurve, SkyIlkState, SkyUrn } from '@/lib/risk/sky/state'
import type { Address } from '@/lib/risk/units'
import type { SkyToken } from '../setup'

/** Of the Dog where no Clipper is set: never used. */
const NO_CURVE: PopulationAuctionCurve = { kind: 'linear', seconds: 1 }

type Options = {
  market: { id: string; name: string; chainId: number }
  state: SkyIlkState
  dai: SkyToken
  /** With whom it is shown as. */
  vaults: readonly (Pick<SkyUrn, 'ink' | 'art'> & { account: Address })[]
  pip: Address
}

/**
 * Every vault with debt of an ilk as number columns: asset 0 dai at the Spotter's reference, 1 the collateral.
 * Judged as `bark` judges, by the stored spot and rate: the weight is what the spot makes of the price.
 */
export function toSkyPopulation({ market, state, dai, vaults, pip }: Options): Population {
  const price = getSkyPrice(state)
  const par = Number(state.par) / 1e27
  const gemPrice = price === null ? 0 : Number(price) / 1e18
  const builder = createPopulationBuilder()
  const bonus = Number(state.chop) / 1e18
  const daiTerm = builder.addTerm(toTerms({ asset: 0, weight: 0, bonus: 1 }))
  const spot = Number(state.spot) / 1e27
  const gemTerm = builder.addTerm(
    toTerms({ asset: 1, weight: gemPrice > 0 ? (spot * par) / gemPrice : 0, bonus }),
  )
  const rate = Number(state.rate) / 1e27
  for (const { account, ink, art } of vaults) {
    if (art === 0n) continue
    if (spot === 0 || gemPrice === 0) {
      builder.addUnpriced()
      continue
    }
    builder.addAccount(account, {
      collateral: [{ term: gemTerm, amount: Number(ink) / 1e18 }],
      debt: [{ term: daiTerm, amount: (Number(art) / 1e18) * rate }],
    })
  }
  const toAsset = (token: SkyToken, dollars: number, feed: Address | null): PopulationAsset => ({
    market: 0,
    address: token.asset,
    symbol: token.symbol,
    decimals: token.decimals,
    price: dollars,
    feed,
  })
  return builder.build({
    market: { ...market, rules: toRules(state) },
    assets: [toAsset(dai, par, null), toAsset(state.gem, gemPrice, pip)],
  })
}

function toTerms(options: Pick<PopulationTerms, 'asset' | 'weight' | 'bonus'>): PopulationTerms {
  return { ...options, eMode: 0, protocolFee: 0, priceFactor: 1, isBlocked: false }
}

function toRules(state: SkyIlkState): PopulationRules {
  const { clip, par } = state
  const toDollars = (rad: bigint) => (Number(rad) / 1e45) * (Number(par) / 1e27)
  return {
    kind: 'sky',
    isLive: state.dogLive && clip !== null && clip.curve !== null && clip.stopped === 0,
    buf: Number(clip?.buf ?? 0n) / 1e27,
    tail: clip?.tail ?? 0,
    cusp: Number(clip?.cusp ?? 0n) / 1e27,
    curve: clip?.curve ? toCurve(clip.curve) : NO_CURVE,
    room: toDollars(getSkyRoom(state)),
    dust: toDollars(state.dust),
  }
}

function toCurve(curve: SkyAuctionCurve): PopulationAuctionCurve {
  if (curve.kind === 'linear') return { kind: 'linear', seconds: curve.tau }
  const cut = Number(curve.cut) / 1e27
  return curve.kind === 'stair-step'
    ? { kind: 'stair-step', step: curve.step, cut }
    : { kind: 'exponential', cut }
}
