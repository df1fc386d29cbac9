import type {
  AnatomyAmount,
  AnatomyPart,
  LiquidationAnatomy,
} from '@/lib/api/schema/liquidation-anatomy'
import { Amount } from '../../ui/amount'
import { Token } from '../../ui/token'
import { NotKnown } from '../liquidation-cells'

/** A paragraph in a panel that says why there is nothing to show. */
export function WhyNot({ anatomy, part }: { anatomy: LiquidationAnatomy; part: AnatomyPart }) {
  return (
    <p className="px-4 pb-4">
      <NotKnown why={getReason(anatomy, part)} inWords />.
    </p>
  )
}

export function getReason({ notKnown }: LiquidationAnatomy, part: AnatomyPart): string {
  return notKnown.find((each) => each.part === part)?.reason ?? 'nothing tells it'
}

/** An amount of any token, signed where it is a change; of one without decimals its integer. */
export function Moved({ moved, sign = false }: { moved: AnatomyAmount; sign?: boolean }) {
  const { amount, decimals, symbol, asset } = moved
  const plus = sign && !amount.startsWith('-') ? '+' : ''
  return (
    <span className="whitespace-nowrap">
      {plus}
      {decimals === null ? amount : <Amount amount={amount} decimals={decimals} />}{' '}
      <Token symbol={symbol} address={asset} />
    </span>
  )
}
