import { createPaginator } from '@smithy/core'
import type { PaginationConfiguration, Paginator } from '@smithy/types'
import { NetworkFlowMonitorClient } from './client.ts'
import {
  GetMonitorScopeSuggestionsCommand,
  type GetMonitorScopeSuggestionsCommandInput,
  type GetMonitorScopeSuggestionsCommandOutput,
  GetQueryResultsMonitorTopContributorsCommand,
  type GetQueryResultsMonitorTopContributorsCommandInput,
  type GetQueryResultsMonitorTopContributorsCommandOutput,
  ListMonitorsCommand,
  type ListMonitorsCommandInput,
  type ListMonitorsCommandOutput,
  ListScopesCommand,
  type ListScopesCommandInput,
  type ListScopesCommandOutput,
} from './commands.ts'

export interface NetworkFlowMonitorPaginationConfiguration extends PaginationConfiguration {
  client: NetworkFlowMonitorClient
}

export const paginateListMonitors: (
  config: NetworkFlowMonitorPaginationConfiguration,
  input: ListMonitorsCommandInput,
  ...rest: any[]
) => Paginator<ListMonitorsCommandOutput> = createPaginator<
  NetworkFlowMonitorPaginationConfiguration,
  ListMonitorsCommandInput,
  ListMonitorsCommandOutput
>(NetworkFlowMonitorClient, ListMonitorsCommand, 'nextToken', 'nextToken', 'maxResults')

export const paginateGetQueryResultsMonitorTopContributors: (
  config: NetworkFlowMonitorPaginationConfiguration,
  input: GetQueryResultsMonitorTopContributorsCommandInput,
  ...rest: any[]
) => Paginator<GetQueryResultsMonitorTopContributorsCommandOutput> = createPaginator<
  NetworkFlowMonitorPaginationConfiguration,
  GetQueryResultsMonitorTopContributorsCommandInput,
  GetQueryResultsMonitorTopContributorsCommandOutput
>(NetworkFlowMonitorClient, GetQueryResultsMonitorTopContributorsCommand, 'nextToken', 'nextToken', 'maxResults')

export const paginateGetMonitorScopeSuggestions: (
  config: NetworkFlowMonitorPaginationConfiguration,
  input: GetMonitorScopeSuggestionsCommandInput,
  ...rest: any[]
) => Paginator<GetMonitorScopeSuggestionsCommandOutput> = createPaginator<
  NetworkFlowMonitorPaginationConfiguration,
  GetMonitorScopeSuggestionsCommandInput,
  GetMonitorScopeSuggestionsCommandOutput
>(NetworkFlowMonitorClient, GetMonitorScopeSuggestionsCommand, 'nextToken', 'nextToken', 'maxResults')

export const paginateListScopes: (
  config: NetworkFlowMonitorPaginationConfiguration,
  input: ListScopesCommandInput,
  ...rest: any[]
) => Paginator<ListScopesCommandOutput> = createPaginator<
  NetworkFlowMonitorPaginationConfiguration,
  ListScopesCommandInput,
  ListScopesCommandOutput
>(NetworkFlowMonitorClient, ListScopesCommand, 'nextToken', 'nextToken', 'maxResults')
