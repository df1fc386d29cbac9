import { createUnknownRoute } from '@/lib/api/http/create-unknown-route'

export const dynamic = 'force-dynamic'

/** All paths below `/api` that no other route takes. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createUnknownRoute()
