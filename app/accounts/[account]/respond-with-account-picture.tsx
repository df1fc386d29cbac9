import { respondWithoutPicture, respondWithPicture } from '@/app/share/respond-with-picture'
import { AccountPicture } from '@/components/share/account-picture'
import { readAccountPage } from './read-account-page'

/** An account's picture, of the newest block or of a pinned one. Both arguments are the URL's own text. */
export async function respondWithAccountPicture(
  segment: string,
  block: string | undefined,
): Promise<Response> {
  const page = await readAccountPage(segment, block)
  if (page.kind === 'problem') return respondWithoutPicture(page.status < 500 ? 404 : 503)
  const { address, ensName, asOf, source } = page.account
  const blocks = Object.values(asOf).map(({ blockHash }) => blockHash)
  if (blocks.length === 0) return respondWithoutPicture(503)
  const states = Object.values(source).map(({ status, ageSeconds }) =>
    status === 'fresh' ? status : `${status} ${ageSeconds}`,
  )
  return respondWithPicture(
    <AccountPicture account={page.account} />,
    ['account', address, ensName, ...blocks, ...states].join(' '),
  )
}
