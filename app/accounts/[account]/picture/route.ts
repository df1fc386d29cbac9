import { respondWithAccountPicture } from '../respond-with-account-picture'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ account: string }> }

/** `?block=`: an account's picture at that block, for links that pin it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const block = new URL(request.url).searchParams.get('block') ?? undefined
  return respondWithAccountPicture((await params).account, block)
}
