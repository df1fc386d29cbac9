import type { Account, Position } from '@/lib/api/schema/position'
import { formatAddress, formatHealthFactor } from '@/lib/format'
import { getHeadline } from '../account/get-headline'
import { getStep } from '../account/get-step'
import { sortByNearness } from '../account/sort-by-nearness'
import { colours, getStepColour } from './colours'
import { getLineTrigger } from './get-line-trigger'
import { PictureLine } from './line'
import { Picture } from './picture'
import { Sentence } from './sentence'
import { isDrawable } from './to-drawable'

const WORDS = { afloat: 'afloat', watch: 'watch', danger: 'danger', under: 'under water' } as const

/** An account for a shared link: its sentence, its health on the load line, its name. Null without a block to say. */
export function AccountPicture({ account }: { account: Account }) {
  const [nearest] = sortByNearness(account.positions)
  const [market, asOf] = Object.entries(account.asOf)[0] ?? []
  const shownAsOf = nearest?.asOf ?? asOf
  const source = nearest?.source ?? (market === undefined ? undefined : account.source[market])
  if (!shownAsOf || !source) return null
  const { ensName, address } = account
  const step = nearest ? getStep(nearest.health) : null
  const name = ensName !== null && isDrawable(ensName) && ensName.length <= 40 ? ensName : null
  return (
    <Picture
      kind={name === null ? formatAddress(address) : `${name} · ${formatAddress(address)}`}
      asOf={shownAsOf}
      source={source}
      name={nearest?.marketName ?? market ?? ''}
    >
      <div style={{ display: 'flex', flexGrow: 1, alignItems: 'center' }}>
        <div style={{ display: 'flex', width: nearest ? 780 : 1088 }}>
          <Sentence
            parts={getHeadline(account).parts}
            colour={getStepColour(step)}
            size={nearest ? 54 : 60}
          />
        </div>
        {nearest ? <BigHealth position={nearest} /> : null}
      </div>
      {nearest?.health.kind === 'priced' ? (
        <PictureLine
          healthFactor={BigInt(nearest.health.healthFactor)}
          trigger={getLineTrigger(nearest)}
        />
      ) : null}
    </Picture>
  )
}

function BigHealth({ position: { health } }: { position: Position }) {
  const step = getStep(health)
  const text =
    health.kind === 'priced'
      ? formatHealthFactor(health.healthFactor)
      : health.kind === 'no-debt'
        ? 'no debt'
        : 'not known'
  return (
    <div style={{ display: 'flex', flexDirection: 'column', width: 308, alignItems: 'flex-end' }}>
      <span style={{ color: colours.muted }}>Health factor</span>
      <span style={{ fontSize: health.kind === 'priced' ? 76 : 48, fontWeight: 600 }}>{text}</span>
      {step ? (
        <span
          style={{
            padding: '4px 18px',
            borderRadius: 20,
            fontWeight: 600,
            color: getStepColour(step),
            backgroundColor: colours[`${step}Wash`],
          }}
        >
          {WORDS[step]}
        </span>
      ) : null}
    </div>
  )
}
