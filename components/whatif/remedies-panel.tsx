import type { KeyedAsset } from '@/lib/api/what-if/asset-keys'
import { toAmountField } from '@/lib/api/what-if/to-what-if-fields'
import {
  DEFAULT_LEVEL,
  parseWhatIfKey,
  toWhatIfQuery,
  type WhatIfFields,
} from '@/lib/api/what-if/what-if-fields'
import { formatAmount, formatAmountExact, formatHealthFactor, formatSymbol } from '@/lib/format'
import { Panel } from '../ui/panel'
import { Token } from '../ui/token'
import { PANEL_ID, toFieldId, type WhatIfActions } from './actions'
import { TextField } from './fields'
import { formatMoney } from './format-money'
import type { WhatIfPlay } from './play-what-if'
import type { RemedyReason, WorldRemedy } from './world'

type Props = {
  play: WhatIfPlay
  assets: readonly KeyedAsset[]
  /** The page without a what-if. */
  path: string
  actions: WhatIfActions | undefined
}

/** "To be at 1.50": the smallest action of each kind that alone brings health there. */
export function RemediesPanel({ play, assets, path, actions }: Props) {
  const { remedies, parsed, isOtherWorld, input } = play
  return (
    <Panel
      title={`To be at ${formatHealthFactor(parsed.level)}`}
      label={`What to do in ${input.marketName}`}
      aside={isOtherWorld ? 'in this what-if' : 'at today’s prices'}
    >
      <div className="grid gap-3 px-4 pb-4">
        {remedies.kind === 'below' ? (
          <ul className="grid gap-2">
            {remedies.remedies.map((remedy, index) => (
              <RemedyLine
                key={`${remedy.kind} ${remedy.asset}`}
                {...{ remedy, play, assets, path, actions }}
                isFirst={index === 0}
              />
            ))}
          </ul>
        ) : (
          <p className="text-muted">
            {remedies.kind === 'reached'
              ? 'Nothing needs doing: health is there already.'
              : 'A price is missing: what would be needed can’t be told.'}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2 border-rule border-t pt-3">
          <label htmlFor={toFieldId('level')} className="text-muted">
            Health to reach
          </label>
          <TextField
            name="level"
            text={parsed.fields.level ?? ''}
            placeholder={DEFAULT_LEVEL}
            actions={actions}
            className="w-20 text-right"
          />
          <noscript>
            <button type="submit" form="what-if-form" className="link">
              Show
            </button>
          </noscript>
        </div>
      </div>
    </Panel>
  )
}

const REASONS: Record<RemedyReason, string> = {
  'not-enough': 'not enough alone, not even all of it',
  'does-not-count': 'does not count as collateral',
  dust: 'nothing but repaying all is taken: less is owed than the protocol lends',
  'fixed-price': 'it has one price',
  'not-collateral': 'not taken as collateral',
  'not-lent': 'not lent here',
  'supply-paused': 'the market takes nothing in now: it is paused',
  'withdraw-paused': 'the market gives nothing out now: it is paused',
  'supply-cap-exceeded': 'more than the market still takes of it',
  paused: 'its reserve is paused',
  frozen: 'its reserve is frozen',
  inactive: 'its reserve is not active',
  'no-price': 'it has no price',
  'unknown-asset': 'not listed',
  'nothing-owed': 'none is owed',
  'nothing-held': 'none is held',
  'borrowing-disabled': 'it is not lent',
  'not-in-e-mode': 'not in this eMode',
  'ltv-zero': 'its loan-to-value is 0',
  'unknown-e-mode': 'no such eMode',
  'debt-not-in-e-mode': 'not in this eMode',
  'collateral-not-in-e-mode': 'not in this eMode',
}

function RemedyLine({
  remedy,
  play,
  assets,
  path,
  actions,
  isFirst,
}: Props & { remedy: WorldRemedy; isFirst: boolean }) {
  const asset = assets.find((each) => each.asset === remedy.asset)
  if (!asset) return null
  const verb = remedy.kind === 'repay' ? 'Repay' : 'Add'
  if (remedy.outcome === 'impossible')
    return (
      <li className="text-muted">
        {isFirst ? verb : `or ${verb.toLowerCase()}`} {formatSymbol(asset.symbol)}:{' '}
        {REASONS[remedy.reason]}
      </li>
    )
  const fields = {
    ...getWorld(play.parsed.fields),
    [`${remedy.kind}.${asset.key}`]: toAmountField(remedy.isAll ? 'all' : remedy.amount, asset),
  }
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-3">
      <span className="text-muted">{isFirst ? verb : `or ${verb.toLowerCase()}`}</span>
      <span className="flex flex-wrap items-baseline justify-end gap-x-3">
        <span className="text-muted text-t1">
          {remedy.value === null ? '' : formatMoney(remedy.value, play.terms.currency)}
        </span>
        <b className="whitespace-nowrap">
          <data
            value={remedy.amount.toString()}
            title={formatAmountExact(remedy.amount, asset.decimals)}
          >
            {formatAmount(remedy.amount, { decimals: asset.decimals, rounding: 'up' })}
          </data>{' '}
          <Token symbol={asset.symbol} />
        </b>
        <a
          href={`${path}${path.includes('?') ? '&' : '?'}${toWhatIfQuery(fields)}#${PANEL_ID}`}
          className="link"
          {...(actions && {
            onClick: (event) => {
              event.preventDefault()
              actions.replace(fields)
            },
          })}
        >
          try
          <span className="sr-only">
            {' '}
            {verb.toLowerCase()} {formatSymbol(asset.symbol)}
          </span>
        </a>
      </span>
    </li>
  )
}

/** Prices, switches and level of a what-if, without its amounts. */
function getWorld(fields: WhatIfFields): WhatIfFields {
  const AMOUNTS = ['repay', 'withdraw', 'add', 'borrow', 'with']
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => !AMOUNTS.includes(parseWhatIfKey(key)?.step ?? '')),
  )
}
