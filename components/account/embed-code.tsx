import { formatAddress } from '@/lib/format'
import { CopyButton } from '../ui/copy-button.client'

/** Ways to show the account elsewhere, live: a frame for a page, a badge for a README. */
export function EmbedCode({ address, origin }: { address: string; origin: string }) {
  const page = `${origin}/accounts/${address}`
  const badge = `/api/v1/accounts/${address}/badge.svg`
  const frame = `<iframe src="${origin}/embed/accounts/${address}" width="600" height="300" title="Health of ${formatAddress(address)}"></iframe>`
  return (
    <details className="relative max-md:open:w-full">
      <summary className="inline-flex min-h-9 cursor-pointer list-none items-center rounded-r border border-rule bg-panel px-3 py-1.5 font-bold hover:bg-field">
        Embed
      </summary>
      <div className="mt-2 grid gap-4 rounded-r border border-rule-strong bg-panel p-4 md:absolute md:right-0 md:z-20 md:w-[34rem]">
        <Code what="In a page, live" code={frame} />
        <Code what="As a badge" code={`[![health](${origin}${badge})](${page})`}>
          {/* biome-ignore lint/performance/noImgElement: an SVG of our own that needs no optimiser */}
          <img
            src={badge}
            alt="The badge as it is now"
            height={20}
            className="h-5"
            loading="lazy"
          />
        </Code>
      </div>
    </details>
  )
}

function Code({
  what,
  code,
  children,
}: {
  what: string
  code: string
  children?: React.ReactNode
}) {
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-2 text-muted text-t1">
        {what}
        <CopyButton text={code} label={`Copy: ${what}`} />
        {children}
      </div>
      <code className="mt-1 block rounded-r bg-field p-2 text-t1 [overflow-wrap:anywhere]">
        {code}
      </code>
    </div>
  )
}
