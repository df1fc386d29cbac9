import { getIdenticon } from './get-identicon'

/** A picture made of the whole address: two that share their first and last characters look apart. */
export function Identicon({ address, size = 20 }: { address: string; size?: number }) {
  const { path, ground, figure } = getIdenticon(address)
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 6 6"
      aria-hidden="true"
      className="shrink-0 rounded-[3px]"
      shapeRendering="crispEdges"
      style={{ background: ground }}
    >
      <path d={path} fill={figure} />
    </svg>
  )
}
