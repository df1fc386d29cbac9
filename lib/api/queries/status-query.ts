import { zStatus } from '../schema/status'
import { apiQueryOptions } from './api-query-options'

export const statusQueryOptions = () => apiQueryOptions(zStatus, '/api/v1/status')
