import { respondWithoutPicture, respondWithPicture } from '@/app/share/respond-with-picture'
import { AccountPicture } from '@/components/share/account-picture'
import { pictureSize } from '@/components/share/picture'
import { readAccountPage } from './read-account-page'

export const dynamic = 'force-dynamic'

export const alt = 'How far this account is from liquidation, on its load line'
export const size = pictureSize
export const contentType = 'image/png'

type Props = { params: Promise<{ account: string }> }

export default async function AccountOpenGraphImage({ params }: Props) {
  const page = await readAccountPage((await params).account, undefined)
  if (page.kind === 'problem') {
    const isUnknown = page.code === 'NOT_FOUND' || page.code === 'INVALID_REQUEST'
    return respondWithoutPicture(isUnknown ? 404 : 503)
  }
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
