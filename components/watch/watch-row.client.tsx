'use client'

import Link from 'next/link'
import { useId, useState } from 'react'
import type { Account } from '@/lib/api/schema/position'
import { formatAddress } from '@/lib/format'
import { getHeadline } from '../account/get-headline'
import { getStep } from '../account/get-step'
import { getTotals } from '../account/get-totals'
import { HeadlineText } from '../account/headline-text'
import { MiniLoadLine } from '../loadline/mini-load-line'
import { AsOfLine } from '../ui/as-of-line'
import { Button } from '../ui/button'
import { HealthFactor } from '../ui/health-factor'
import { Identicon } from '../ui/identicon'
import { Distance } from '../ui/percent'
import { Chip, RiskChip } from '../ui/risk-chip'
import { Usd } from '../ui/usd'
import { LevelField } from './level-field.client'
import { NameForm } from './name-form.client'
import { getNearest } from './order-watched'
import type { Watched } from './use-watched-accounts.client'
import type { WatchEntry } from './watch-list'

type Props = {
  entry: WatchEntry
  watched: Watched | undefined
  onChange: (change: Partial<Pick<WatchEntry, 'name' | 'level'>>) => void
  onRemove: () => void
}

/** One watched account: what it is called, how near it is, and what is to be done about it on the list. */
export function WatchRow({ entry, watched, onChange, onRemove }: Props) {
  const nameId = useId()
  const [isRenaming, setRenaming] = useState(false)
  const account = watched?.account
  const nearest = account && getNearest(account)
  const step = nearest ? getStep(nearest.health) : null
  const address = account?.address ?? entry.address
  const shown = entry.name || (account?.ensName ?? formatAddress(address))
  return (
    <tr>
      <th scope="row" data-head="" className="wordy">
        {isRenaming ? (
          <NameForm
            name={entry.name}
            onSave={(name) => {
              onChange({ name })
              setRenaming(false)
            }}
            onCancel={() => setRenaming(false)}
          />
        ) : (
          <div className="w-full min-w-0 md:max-w-[26rem]">
            <span id={nameId} className="flex min-w-0 items-center gap-2">
              <Identicon address={address} />
              <Link
                href={`/accounts/${address}`}
                prefetch={false}
                title={address}
                className="link min-w-0 wrap-anywhere"
              >
                <bdi>{shown}</bdi>
              </Link>
            </span>
            <span className="block text-pretty font-normal text-muted text-t1">
              {shown === formatAddress(address) ? null : `${formatAddress(address)} · `}
              {account ? <HeadlineText headline={getHeadline(account)} step={step} /> : null}
              <RowState watched={watched} />
            </span>
            {nearest ? (
              <span className="block font-normal text-faint text-t1">
                <AsOfLine name={nearest.marketName} asOf={nearest.asOf} source={nearest.source} />
              </span>
            ) : null}
          </div>
        )}
      </th>
      <td data-label="Load line">{nearest ? <MiniLoadLine health={nearest.health} /> : null}</td>
      <td className="n" data-label="Health">
        {nearest ? <HealthFactor health={nearest.health} /> : null}{' '}
        {step ? <RiskChip step={step} /> : null}
      </td>
      <td className="n" data-label="All collateral may fall">
        {nearest?.health.kind === 'priced' ? <RowDistance position={nearest} /> : null}
      </td>
      <td className="n" data-label="Owed">
        {account ? <Owed account={account} /> : null}
      </td>
      <td className="n relative" data-label="Warn below">
        <LevelField
          level={entry.level}
          labelledBy={nameId}
          onChange={(level) => onChange({ level })}
        />
      </td>
      <td data-label="">
        <span className="inline-flex gap-2">
          <Button size="small" onClick={() => setRenaming(true)} aria-label={`Rename ${shown}`}>
            Rename
          </Button>
          <Button size="small" onClick={onRemove} aria-label={`Remove ${shown}`}>
            Remove
          </Button>
        </span>
      </td>
    </tr>
  )
}

function RowDistance({ position }: { position: NonNullable<ReturnType<typeof getNearest>> }) {
  if (position.health.kind === 'priced' && position.health.liquidatable) return 'no further'
  return <Distance value={position.distance.uniform} />
}

function Owed({ account }: { account: Account }) {
  return <Usd value={getTotals(account.positions).debtUsd} compact />
}

/** What is not as it should be: not read yet, not read anew, read in part. */
function RowState({ watched }: { watched: Watched | undefined }) {
  if (!watched) return 'asking …'
  const { account, problem } = watched
  return (
    <>
      {problem === undefined ? null : (
        <>
          {' '}
          <Chip className="bg-watch-wash text-watch">
            <span title={problem}>{account ? 'could not be asked anew' : problem}</span>
          </Chip>
        </>
      )}
      {account && account.unread.length > 0 ? (
        <>
          {' '}
          <Chip className="bg-watch-wash text-watch">
            not read: {account.unread.map(({ marketName }) => marketName).join(', ')}
          </Chip>
        </>
      ) : null}
    </>
  )
}
