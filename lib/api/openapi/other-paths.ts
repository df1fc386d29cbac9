import { zNoQuery } from '../endpoints/no-query'
import { zLiquidation } from '../schema/liquidation'
import { zHealthQuery } from '../schema/query'
import { zBlockEvent, zReorgEvent, zResumeEvent } from '../schema/stream'
import { zStreamQuery } from '../stream/parse-last-event-id'
import { toSchemaOrRef } from './create-components'
import { toParameters } from './to-parameters'
import { toProblems, toTextResponses } from './to-responses'

const account = { account: 'Address or ENS name' }

const toText = (operationId: string, summary: string, texts: Record<number, string>) => ({
  get: { operationId, summary, responses: toTextResponses(texts, { problems: [405, 500] }) },
})

/** Routes that answer something else than JSON. */
export const otherPaths = {
  '/api/v1/accounts/{account}/health': {
    get: {
      operationId: 'getAccountHealth',
      summary: 'One line for an uptime monitor; the lowest health factor decides',
      parameters: toParameters({ params: account, query: zHealthQuery }),
      responses: toTextResponses(
        {
          200: '`OK hf=1.83 …`: not below, or no debt',
          424: '`UNKNOWN …`: a market could not be read, or a price is missing',
          503: '`AT RISK hf=1.12 …`: below',
        },
        { problems: [400, 404, 405, 500] },
      ),
    },
  },
  '/api/v1/accounts/{account}/badge.svg': {
    get: {
      operationId: 'getAccountBadge',
      summary: 'The lowest health factor as a small picture, with the word of its risk step',
      description:
        '`unknown` where a market could not be read or a price is missing, unless what is known is in danger.',
      parameters: toParameters({ params: account, query: zNoQuery }),
      responses: {
        ...toTextResponses(
          { 200: '`health 1.25 watch`', 503: '`health unknown`: the chain can not be read now' },
          { problems: [400, 404, 405, 500], contentType: 'image/svg+xml' },
        ),
        304: { description: 'Unchanged since that ETag' },
      },
    },
  },
  '/api/v1/stream': {
    get: {
      operationId: 'getStream',
      summary:
        'Server-sent events: `block`, `reorg`, `liquidation`; `resume` to one that does not read',
      description:
        'The id of a block is `<chainId>-<blockNumber>-<blockHash>`. A comment comes every 15 s. `data` is JSON. A reader that takes nothing is dropped once 1,000 events or 256 kB wait for it: what waits is forgotten, `event: resume` is sent last and the connection closed. Browsers then come again by themselves; others open the stream anew with the header `Last-Event-ID: <id of the last event seen>` (or `?lastEventId=`) and are told what they missed, as far as it is still held, else where each chain stands. A process takes 5,000 readers; the next is answered 503 with `Retry-After`.',
      parameters: [
        {
          name: 'Last-Event-ID',
          in: 'header',
          required: false,
          description: 'Id of the last event seen: what was missed since comes first',
          schema: { type: 'string' },
        },
        ...toParameters({ query: zStreamQuery }),
      ],
      responses: {
        200: {
          description: 'Events, without end',
          content: {
            'text/event-stream': {
              schema: { type: 'string' },
              'x-events': {
                block: toSchemaOrRef(zBlockEvent),
                reorg: toSchemaOrRef(zReorgEvent),
                liquidation: toSchemaOrRef(zLiquidation),
                resume: toSchemaOrRef(zResumeEvent),
              },
            },
          },
        },
        ...toProblems([400, 405, 500, 503]),
      },
    },
  },
  '/api/v1/openapi.json': {
    get: {
      operationId: 'getOpenApi',
      summary: 'This document',
      responses: {
        200: {
          description: 'OpenAPI 3.1',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        304: { description: 'Unchanged since that ETag' },
        ...toProblems([405, 500]),
      },
    },
  },
  '/healthz': toText('getHealthz', 'Alive', { 200: 'ok' }),
  '/readyz': toText('getReadyz', 'Every market is live or stated down', {
    200: 'ready, and a line a market',
    503: 'not ready, and a line a market',
  }),
  '/metrics': toText('getMetrics', 'Prometheus text', { 200: 'Metrics' }),
}
