import type { LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import { formatAge, formatBlockNumber, formatTime } from '@/lib/format'
import { Fact, Facts } from '../../ui/facts'
import { Panel } from '../../ui/panel'
import { Token } from '../../ui/token'
import { Late, NotKnown, Wad } from '../liquidation-cells'
import { getCauseLabel, getCauseText, toPriceText } from './cause-words'
import { getReason, WhyNot } from './parts'
import { toSentence } from './to-sentence'

/** Since when it could have happened, and what made it so. */
export function AnatomyLatenessPanel({ anatomy }: Pick<LiquidationDetail, 'anatomy'>) {
  const { lateness } = anatomy
  const title = 'Since when, and why'
  if (lateness === null)
    return (
      <Panel title={title}>
        <WhyNot anatomy={anatomy} part="lateness" />
      </Panel>
    )
  const { cause, firstBlock, blocksLate, secondsLate } = lateness
  return (
    <Panel title={title} aside={cause === null ? undefined : getCauseLabel(cause.kind)}>
      <p className="px-4 pb-2">
        {cause === null ? (
          <NotKnown why={`what made it so: ${getReason(anatomy, 'cause')}`} inWords />
        ) : (
          toSentence(getCauseText(cause))
        )}
      </p>
      <Facts>
        <Fact name="First block in which it could">
          {formatBlockNumber(firstBlock.number)},{' '}
          <time dateTime={firstBlock.timestamp}>{formatTime(firstBlock.timestamp)}</time>
        </Fact>
        <Fact name="It came later by">
          <Late blocks={blocksLate} inWords />
          {blocksLate > 0 ? ` (${formatAge(secondsLate)})` : null}
        </Fact>
        {cause === null ? null : (
          <>
            <Fact name="Health at the end of the block before that">
              <Wad value={cause.healthBefore} why="There was no debt" inWords />
            </Fact>
            <Fact name="Health then">
              <Wad value={cause.healthThen} why="There was no debt" inWords />
            </Fact>
            {cause.prices.map((price) => (
              <Fact
                key={price.asset}
                name={
                  <>
                    <Token symbol={price.symbol} address={price.asset} /> by the oracle
                  </>
                }
              >
                {toPriceText(price.before, price.unit)} → {toPriceText(price.after, price.unit)}
              </Fact>
            ))}
          </>
        )}
      </Facts>
    </Panel>
  )
}
