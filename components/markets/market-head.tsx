import type { Market } from '@/lib/api/schema/market'
import { toHref } from '../page-query/to-href'
import { Address } from '../ui/address'
import { ButtonLink } from '../ui/button'
import { PageHead } from '../ui/page-head'

/** A market's name, what it is, and the way to its loans and liquidations. */
export function MarketHead({ market }: { market: Market }) {
  return (
    <PageHead
      title={market.name}
      sub={
        <span className="flex flex-wrap items-center gap-x-2">
          <span>
            {market.protocol} · rules {market.ruleSet} · chain {market.chainId}
          </span>
          {market.poolAddress === null ? null : (
            <>
              <span>· pool</span> <Address address={market.poolAddress} copy />
            </>
          )}
        </span>
      }
      actions={
        <>
          <ButtonLink href={toHref('/accounts', { market: market.id })} prefetch={false}>
            Its loans
          </ButtonLink>
          <ButtonLink href={toHref('/liquidations', { market: market.id })} prefetch={false}>
            Its liquidations
          </ButtonLink>
          <ButtonLink
            href={`/markets/${encodeURIComponent(market.id)}/liquidations`}
            prefetch={false}
          >
            How well it liquidates
          </ButtonLink>
          <ButtonLink href={toHref('/stress', { market: market.id })} prefetch={false}>
            Stress test
          </ButtonLink>
        </>
      }
    />
  )
}
