import type { Account } from '@/lib/api/schema/position'
import { formatAddress } from '@/lib/format'
import { CopyButton } from '../ui/copy-button.client'
import { Identicon } from '../ui/identicon'
import { Usd } from '../ui/usd'
import { WatchButton } from '../watch/watch-button.client'
import { EmbedCode } from './embed-code'
import { getTotals } from './get-totals'
import { ShareButton } from './share-button.client'

/** Who it is, how much in all, and the ways to pass it on. */
export function AccountHead({ account, origin }: { account: Account; origin: string | null }) {
  const { address, ensName, positions } = account
  const { collateralUsd, debtUsd } = getTotals(positions)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 pt-5 pb-3.5">
      <Identicon address={address} size={36} />
      <div className="min-w-0 grow basis-64">
        <h1>
          <bdi>{ensName ?? formatAddress(address)}</bdi>
        </h1>
        <p className="break-all text-muted text-t1">{address}</p>
        {positions.length > 0 ? (
          <p className="text-muted text-t1">
            {positions.length === 1 ? '1 position' : `${positions.length} positions`} ·{' '}
            <Usd value={collateralUsd} /> held as collateral · <Usd value={debtUsd} /> owed
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2 max-md:w-full">
        <CopyButton text={address} label="Copy the address">
          Copy address
        </CopyButton>
        <WatchButton address={address} name={ensName} />
        <ShareButton />
        {origin === null ? null : <EmbedCode address={address} origin={origin} />}
      </div>
    </div>
  )
}
