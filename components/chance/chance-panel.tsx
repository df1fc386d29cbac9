import type { PositionChance } from '@/lib/api/schema/chance'
import type { Position } from '@/lib/api/schema/position'
import { formatCount } from '@/lib/format'
import { Term } from '../glossary/term'
import { AsOfLines } from '../ui/as-of-lines'
import { EmptyState } from '../ui/empty-state'
import { Panel, PanelScroll } from '../ui/panel'
import { Unknown } from '../ui/unknown'
import {
  formatChance,
  formatChanceError,
  formatChanceRange,
  formatDeviations,
  getChanceProblem,
  getChanceTitle,
} from './chance-words'

const HORIZONS: readonly { days: number; text: string }[] = [
  { days: 1, text: 'Within a day' },
  { days: 7, text: 'Within 7 days' },
  { days: 30, text: 'Within 30 days' },
]

type Props = {
  positions: readonly Position[]
  /** Of each position, in their order; `null`: not read in time. */
  chances: readonly PositionChance[] | null
}

/** How likely each loan touches its line, from how its prices moved lately. Left out where nothing is owed. */
export function ChancePanel({ positions, chances }: Props) {
  const owing = positions.flatMap((position, index) =>
    position.health.kind === 'no-debt' ? [] : [{ position, chance: chances?.[index] }],
  )
  if (owing.length === 0) return null
  const known = owing.flatMap(({ chance }) => chance ?? [])
  const footer = (
    <AsOfLines
      asOf={Object.fromEntries(owing.map(({ position }) => [position.market, position.asOf]))}
      source={Object.fromEntries(owing.map(({ position }) => [position.market, position.source]))}
      names={Object.fromEntries(
        owing.map(({ position }) => [position.market, position.marketName]),
      )}
    />
  )
  return (
    <Panel
      title={chances ? getChanceTitle(known) : 'The chance to touch the line is not known yet'}
      label="The chance to touch the line"
      footer={footer}
    >
      {chances ? (
        <>
          <PanelScroll label="Chances of every loan">
            <ChanceTable owing={owing} />
          </PanelScroll>
          <Assumptions chances={known} />
        </>
      ) : (
        <EmptyState title="The oracles’ past rounds are being read, or no node gives them now.">
          Reload the page in a few seconds.
        </EmptyState>
      )}
    </Panel>
  )
}

type Owing = { position: Position; chance: PositionChance | undefined }

function ChanceTable({ owing }: { owing: readonly Owing[] }) {
  return (
    <table className="table lists">
      <thead>
        <tr>
          <th scope="col">Loan</th>
          <th scope="col" className="n">
            <Term id="volatility">Usual days</Term> to the line
          </th>
          {HORIZONS.map(({ days, text }) => (
            <th key={days} scope="col" className="n">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {owing.map(({ position, chance }) => (
          <tr key={`${position.market} ${position.subaccount ?? ''}`}>
            <th scope="row" data-head="">
              <bdi>{position.marketName}</bdi>
            </th>
            <ChanceCells result={chance?.result} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ChanceCells({ result }: { result: PositionChance['result'] | undefined }) {
  if (result?.kind === 'reached')
    return (
      <td colSpan={1 + HORIZONS.length} data-label="Chance">
        touched already: health is 1 or less
      </td>
    )
  if (result?.kind !== 'known')
    return (
      <td colSpan={1 + HORIZONS.length} data-label="Chance" className="text-muted">
        {result ? getChanceProblem(result) : 'not known'}
      </td>
    )
  return (
    <>
      <td className="n" data-label="Usual days to the line">
        {result.deviations === null ? (
          <Unknown why="None of its prices was seen to move" />
        ) : (
          formatDeviations(result.deviations)
        )}
      </td>
      {HORIZONS.map(({ days, text }) => {
        const horizon = result.horizons.find((each) => each.days === days)
        return (
          <td key={days} className="n" data-label={text}>
            {horizon ? (
              <span className="inline-grid justify-items-end">
                <span>
                  <data value={horizon.chance} data-live="">
                    {formatChance(horizon.chance)}
                  </data>{' '}
                  {formatChanceError(horizon)}
                </span>
                <span className="text-muted text-t1">{formatChanceRange(horizon)}</span>
              </span>
            ) : (
              <Unknown why="It was not worked out" />
            )}
          </td>
        )
      })}
    </>
  )
}

function Assumptions({ chances }: { chances: readonly PositionChance[] }) {
  const played = chances.flatMap(({ result }) =>
    result.kind === 'known' && result.method === 'monte-carlo' ? [result] : [],
  )
  const isExact = chances.some(
    ({ result }) => result.kind === 'known' && result.method === 'closed-form',
  )
  const [first] = played
  return (
    <div className="grid gap-2 px-4 pt-1 pb-4 text-muted text-t1">
      <ul className="grid max-w-[90ch] list-disc gap-1 pl-4">
        <li>
          Prices go on moving as they did in the last 30 days, by the oracles’ own rounds, and have
          no trend. The small figures: were they a standard error calmer, or wilder.
        </li>
        <li>You do nothing. Interest runs on at today’s rates, and the protocol’s rules stay.</li>
        <li>
          Jumps, a lost peg and a failing oracle are not in it: large falls are likelier than this
          says.
        </li>
      </ul>
      <p className="max-w-[90ch]">
        “Usual days to the line” is the distance in standard deviations of one day.{' '}
        {isExact ? 'One price against one other: worked out in closed form. ' : ''}
        {first?.paths
          ? `Several prices: ${formatCount(first.paths)} played paths (seed ${first.seed}); ± holds in 99 of 100 cases.`
          : ''}
      </p>
    </div>
  )
}
