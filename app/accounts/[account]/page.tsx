import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { AccountProblemPage } from '@/components/account/account-problem-page'
import { AccountView } from '@/components/account/account-view'
import { getShareText } from '@/components/account/get-share-text'
import { chooseShock, getShockOptions } from '@/components/account/shock/get-shock'
import { sortByNearness } from '@/components/account/sort-by-nearness'
import { ChancePanel } from '@/components/chance/chance-panel'
import { HealthHistoryPanel } from '@/components/history/health-history-panel'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { IgnoredNotice } from '@/components/page-query/problem-panel'
import { Notice } from '@/components/ui/notice'
import { chooseWhatIf } from '@/components/whatif/choose-what-if'
import { getPositionKey } from '@/components/whatif/get-position-key'
import type { Account } from '@/lib/api/schema/position'
import { getEngine } from '@/lib/engine/get-engine'
import { setPageStatus } from '@/lib/page-request'
import { readHealthHistory } from '../../read-history'
import { readInTime } from '../../read-in-time'
import { getMetadataBase } from './get-metadata-base'
import { alt, contentType, size as pictureSize } from './opengraph-image'
import { readAccountPage } from './read-account-page'
import { readFeedGraphs } from './read-feed-graphs'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ account: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function readPage({ params, searchParams }: Props) {
  const [{ account }, { block }] = await Promise.all([params, searchParams])
  return readAccountPage(account, Array.isArray(block) ? block[0] : block)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await readPage(props)
  if (page.kind === 'problem') return { title: page.title, robots: { index: false } }
  const { title, description } = getShareText(page.account)
  const account = `/accounts/${page.account.address}`
  const path = page.block === null ? account : `${account}?block=${page.block}`
  // Without one Next puts in the picture of the newest block.
  const picture = page.block !== null && {
    images: [
      { url: `${account}/picture?block=${page.block}`, ...pictureSize, alt, type: contentType },
    ],
  }
  return {
    title,
    description,
    metadataBase: getMetadataBase(await headers()),
    alternates: { canonical: path },
    openGraph: { title, description, url: path, siteName: 'Plimsoll', type: 'website', ...picture },
    twitter: { card: 'summary_large_image', title, description, ...picture },
  }
}

/** What the URL says of one price's fall, and what prices are read from; the page's other parameters stay. */
async function readShock({ positions }: Account, searchParams: Props['searchParams']) {
  const { shock, fall, ...rest } = await searchParams
  const toText = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
  const chosen = chooseShock(getShockOptions(positions), {
    shock: toText(shock),
    fall: toText(fall),
  })
  if (!chosen) return null
  const hidden = Object.fromEntries(
    Object.entries(rest).flatMap(([key, value]) => {
      const text = toText(value)
      return text === undefined || text === '' ? [] : [[key, text]]
    }),
  )
  const graphs = await readFeedGraphs(getEngine(), { positions, asset: chosen.asset })
  return { shock: chosen, hidden, graphs }
}

export default async function AccountPage(props: Props) {
  const page = await readPage(props)
  if (page.kind === 'problem') {
    setPageStatus(page.status)
    return <AccountProblemPage problem={page} />
  }
  const { account, block } = page
  const engine = getEngine()
  const [{ account: segment }, searchParams, riskInputs, shock, history, chances] =
    await Promise.all([
      props.params,
      props.searchParams,
      engine.readRiskInputs(account),
      readShock(account, props.searchParams),
      block === null ? readHealthHistory(engine, account) : null,
      block === null ? readInTime(() => engine.readPositionChances(account)) : null,
    ])
  const whatIf = chooseWhatIf(searchParams, {
    inputs: sortByNearness(account.positions).flatMap(
      (position) =>
        riskInputs.find((input) => getPositionKey(input) === getPositionKey(position)) ?? [],
    ),
    path: `/accounts/${segment}`,
  })
  if (whatIf.cleanHref !== null) redirect(whatIf.cleanHref)
  const markets = engine.readMarkets().map(({ id, name, ruleSet }) => ({ id, name, ruleSet }))
  const liquidations =
    block === null
      ? engine.readLiquidations({ account: account.address, limit: 5, format: 'json' })
      : null
  return (
    <>
      <IgnoredNotice keys={whatIf.ignored} />
      {whatIf.missing === null ? null : (
        <div className="pt-3">
          <Notice>
            The link’s what-if is of a market where this account has no position:{' '}
            <code>{whatIf.missing.slice(0, 60)}</code>.
          </Notice>
        </div>
      )}
      <AccountView
        account={account}
        markets={markets}
        liquidations={liquidations}
        pinnedBlock={block}
        whatIf={whatIf.choice}
        playable={riskInputs.map(getPositionKey)}
        shock={shock && { ...shock, path: `/accounts/${segment}`, inputs: riskInputs }}
        origin={getMetadataBase(await headers())?.origin ?? null}
        history={
          history && (
            <>
              <ChancePanel positions={account.positions} chances={chances} />
              <HealthHistoryPanel
                account={account}
                history={history}
                names={Object.fromEntries(markets.map(({ id, name }) => [id, name]))}
              />
            </>
          )
        }
      />
      {block === null ? <LiveRefresh asOf={account.asOf} /> : null}
    </>
  )
}
