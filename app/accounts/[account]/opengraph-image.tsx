import { pictureSize } from '@/components/share/picture'
import { respondWithAccountPicture } from './respond-with-account-picture'

export const dynamic = 'force-dynamic'

export const alt = 'How far this account is from liquidation, on its load line'
export const size = pictureSize
export const contentType = 'image/png'

type Props = { params: Promise<{ account: string }> }

/** Of the newest block: Next gives these no query. Links that pin a block name the one of `picture/`. */
export default async function AccountOpenGraphImage({ params }: Props) {
  return respondWithAccountPicture((await params).account, undefined)
}
