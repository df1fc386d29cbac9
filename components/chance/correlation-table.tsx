import type { MarketChance } from '@/lib/api/schema/chance'
import { formatSymbol } from '@/lib/format'
import { Term } from '../glossary/term'
import { PanelScroll } from '../ui/panel'
import { Unknown } from '../ui/unknown'

const MOST = 12
const MINUS = '\u2212'

/** Which prices move together: every pair of measured assets, twelve of them at most. Nothing where there is no pair. */
export function CorrelationTable({
  chance,
}: {
  chance: Pick<MarketChance, 'assets' | 'correlations'>
}) {
  const { assets, correlations } = chance
  const shown = assets
    .map((asset, index) => ({ ...asset, index }))
    .filter(({ volatility }) => volatility.kind === 'measured' && Number(volatility.yearly) > 0)
  const rows = shown.slice(0, MOST)
  if (rows.length < 2) return null
  return (
    <div className="border-rule border-t">
      <h3 className="px-4 pt-3 pb-1 font-bold">
        <Term id="correlation">Correlation</Term>: 1 moves together, 0 by itself, {MINUS}1 against
      </h3>
      <PanelScroll label="Correlation of every two assets">
        <table className="table">
          <caption className="sr-only">Correlation of every two assets</caption>
          <thead>
            <tr>
              <td />
              {rows.map(({ address, symbol }) => (
                <th key={address} scope="col" className="n">
                  {formatSymbol(symbol)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.address}>
                <th scope="row">{formatSymbol(row.symbol)}</th>
                {rows.map((column) => (
                  <td key={column.address} className="n">
                    <Correlation value={correlations[row.index]?.[column.index] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </PanelScroll>
      {shown.length > MOST ? (
        <p className="px-4 pb-3 text-muted text-t1">
          The first {MOST} of {shown.length}; all are in the <code>/api/v1/risk/chance</code>{' '}
          answer.
        </p>
      ) : null}
    </div>
  )
}

function Correlation({ value }: { value: number | null }) {
  if (value === null) return <Unknown why="too few rounds in common" />
  const text = Math.abs(value).toFixed(2)
  return value < 0 && text !== '0.00' ? `${MINUS}${text}` : text
}
