import type { Account, Position } from '@/lib/api/schema/position'
import { formatAddress, formatHealthFactor, formatWad } from '@/lib/format'
import { getHeadline } from '../account/get-headline'
import { getStep } from '../account/get-step'
import { HeadlineText } from '../account/headline-text'
import { sortByNearness } from '../account/sort-by-nearness'
import { LoadLine } from '../loadline/load-line'
import { getLineTrigger } from '../share/get-line-trigger'
import { AsOfLine } from '../ui/as-of-line'
import { AsOfLines } from '../ui/as-of-lines'
import { Identicon } from '../ui/identicon'
import { RiskChip } from '../ui/risk-chip'
import { EmbedCard } from './embed-card'
import { OutLink } from './out-link'

type Props = {
  account: Account
  /** Pinned to it; null: the newest. */
  block: number | null
  isDemo: boolean
  /** Market names by id. */
  names: Readonly<Record<string, string>>
}

/** An account in another site's frame: its sentence, its health, its load line, and the block of all that. */
export function AccountEmbed({ account, block, isDemo, names }: Props) {
  const { address, ensName, unread } = account
  const [nearest] = sortByNearness(account.positions)
  const href = `/accounts/${address}${block === null ? '' : `?block=${block}`}`
  const step = nearest ? getStep(nearest.health) : null
  return (
    <EmbedCard
      href={href}
      head={
        <span className="flex min-w-0 items-center gap-2 font-bold">
          <Identicon address={address} />
          <OutLink href={href}>
            <bdi title={address}>{ensName ?? formatAddress(address)}</bdi>
          </OutLink>
        </span>
      }
      foot={
        <span className="flex flex-wrap gap-x-3">
          {isDemo ? <span>Demonstration</span> : null}
          {nearest ? (
            <AsOfLine name={nearest.marketName} asOf={nearest.asOf} source={nearest.source} />
          ) : (
            <AsOfLines asOf={account.asOf} source={account.source} names={names} />
          )}
        </span>
      }
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="max-w-[30ch] flex-1 basis-64">
          <HeadlineText headline={getHeadline(account)} step={step} />
        </h1>
        {nearest ? <Health position={nearest} /> : null}
      </div>
      {unread.length > 0 ? (
        <p className="text-watch">
          Not read, so not known: {unread.map(({ marketName }) => marketName).join(', ')}.
        </p>
      ) : null}
      {nearest?.health.kind === 'priced' ? (
        <LoadLine healthFactor={nearest.health.healthFactor} trigger={getLineTrigger(nearest)} />
      ) : null}
    </EmbedCard>
  )
}

function Health({ position: { health } }: { position: Position }) {
  const step = getStep(health)
  if (health.kind !== 'priced' || !step) return null
  return (
    <p className="flex items-center gap-2">
      <span className="text-muted text-t1">Health factor</span>
      <data
        value={health.healthFactor}
        title={formatWad(health.healthFactor)}
        data-live=""
        className="font-bold text-t4"
      >
        {formatHealthFactor(health.healthFactor)}
      </data>
      <RiskChip step={step} />
    </p>
  )
}
