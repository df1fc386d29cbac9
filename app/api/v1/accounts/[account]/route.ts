import { accountEndpoint } from '@/lib/api/endpoints/account'
import { createJsonRoute } from '@/lib/api/http/create-json-route'
import { getEngine } from '@/lib/engine/get-engine'

export const dynamic = 'force-dynamic'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = createJsonRoute(
  accountEndpoint,
  async ({ block }, { params }) => {
    const engine = getEngine()
    const { address } = await engine.resolveAccount(params.account ?? '')
    return engine.readAccount(address, block === undefined ? {} : { block })
  },
  { readVersion: () => getEngine().readVersion() },
)
