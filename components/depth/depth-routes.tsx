import type { Depth, DepthRoute } from '@/lib/api/schema/depth'
import { formatSymbol } from '@/lib/format'
import { Address } from '../ui/address'
import { getPoolName, getRouteName } from './depth-words'

/** Every pool that a sale may go into, way by way and leg by leg. */
export function DepthRoutes({ routes }: Pick<Depth, 'routes'>) {
  const count = routes.flatMap(({ legs }) => legs.flat()).length
  return (
    <details className="border-rule border-t">
      <summary className="px-4 py-2 text-muted text-t1">
        {count === 1 ? 'The pool' : `The ${count} pools`} that it is sold into
      </summary>
      <div className="grid gap-2 px-4 pb-3">
        {routes.map((route) => (
          <section key={route.tokens.join()}>
            <h3 className="font-bold">{getRouteName(route)}</h3>
            {route.legs.map((pools, leg) => (
              <Leg key={route.tokens[leg]} pools={pools} title={getLegTitle(route, leg)} />
            ))}
          </section>
        ))}
      </div>
    </details>
  )
}

function Leg({ pools, title }: { pools: Depth['pools']; title: string | null }) {
  return (
    <>
      {title === null ? null : <p className="text-muted">{title}</p>}
      <ul className="grid gap-1">
        {pools.map((pool) => (
          <li key={pool.address} className="flex flex-wrap gap-x-3">
            {getPoolName(pool)} <Address address={pool.address} copy />
          </li>
        ))}
      </ul>
    </>
  )
}

function getLegTitle({ symbols, legs }: DepthRoute, leg: number): string | null {
  if (legs.length === 1) return null
  return `${formatSymbol(symbols[leg] ?? '')} for ${formatSymbol(symbols[leg + 1] ?? '')}`
}
