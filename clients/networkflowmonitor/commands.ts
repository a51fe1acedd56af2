import { makeBuilder } from '@smithy/core/client'
import { getEndpointPlugin } from '@smithy/core/endpoints'
import type { MetadataBearer } from '@smithy/types'
import { endpointParameters } from './endpoint.ts'
import type * as models from './models.ts'
import * as schemas from './schemas.ts'
import { unsafeNumberPlugin } from './unsafe-number.ts'

export type ListMonitorsCommandInput = models.ListMonitorsInput
export type ListMonitorsCommandOutput = models.ListMonitorsOutput & MetadataBearer
export type GetMonitorCommandInput = models.GetMonitorInput
export type GetMonitorCommandOutput = models.GetMonitorOutput & MetadataBearer
export type CreateMonitorCommandInput = models.CreateMonitorInput
export type CreateMonitorCommandOutput = models.CreateMonitorOutput & MetadataBearer
export type DeleteMonitorCommandInput = models.DeleteMonitorInput
export type DeleteMonitorCommandOutput = models.DeleteMonitorOutput & MetadataBearer
export type ListScopesCommandInput = models.ListScopesInput
export type ListScopesCommandOutput = models.ListScopesOutput & MetadataBearer
export type GetScopeCommandInput = models.GetScopeInput
export type GetScopeCommandOutput = models.GetScopeOutput & MetadataBearer
export type CreateScopeCommandInput = models.CreateScopeInput
export type CreateScopeCommandOutput = models.CreateScopeOutput & MetadataBearer
export type DeleteScopeCommandInput = models.DeleteScopeInput
export type DeleteScopeCommandOutput = models.DeleteScopeOutput & MetadataBearer
export type GetMonitorScopeSuggestionsCommandInput = models.GetMonitorScopeSuggestionsInput
export type GetMonitorScopeSuggestionsCommandOutput = models.GetMonitorScopeSuggestionsOutput & MetadataBearer
export type StartQueryMonitorTopContributorsCommandInput = models.StartQueryMonitorTopContributorsInput
export type StartQueryMonitorTopContributorsCommandOutput = models.StartQueryMonitorTopContributorsOutput &
  MetadataBearer
export type GetQueryStatusMonitorTopContributorsCommandInput = models.GetQueryStatusMonitorTopContributorsInput
export type GetQueryStatusMonitorTopContributorsCommandOutput = models.GetQueryStatusMonitorTopContributorsOutput &
  MetadataBearer
export type GetQueryResultsMonitorTopContributorsCommandInput = models.GetQueryResultsMonitorTopContributorsInput
export type GetQueryResultsMonitorTopContributorsCommandOutput = models.GetQueryResultsMonitorTopContributorsOutput &
  MetadataBearer
export type StopQueryMonitorTopContributorsCommandInput = models.StopQueryMonitorTopContributorsInput
export type StopQueryMonitorTopContributorsCommandOutput = models.StopQueryMonitorTopContributorsOutput & MetadataBearer

export type ServiceInputTypes =
  | ListMonitorsCommandInput
  | GetMonitorCommandInput
  | CreateMonitorCommandInput
  | DeleteMonitorCommandInput
  | ListScopesCommandInput
  | GetScopeCommandInput
  | CreateScopeCommandInput
  | DeleteScopeCommandInput
  | GetMonitorScopeSuggestionsCommandInput
  | StartQueryMonitorTopContributorsCommandInput
  | GetQueryStatusMonitorTopContributorsCommandInput
  | GetQueryResultsMonitorTopContributorsCommandInput
  | StopQueryMonitorTopContributorsCommandInput

export type ServiceOutputTypes =
  | ListMonitorsCommandOutput
  | GetMonitorCommandOutput
  | CreateMonitorCommandOutput
  | DeleteMonitorCommandOutput
  | ListScopesCommandOutput
  | GetScopeCommandOutput
  | CreateScopeCommandOutput
  | DeleteScopeCommandOutput
  | GetMonitorScopeSuggestionsCommandOutput
  | StartQueryMonitorTopContributorsCommandOutput
  | GetQueryStatusMonitorTopContributorsCommandOutput
  | GetQueryResultsMonitorTopContributorsCommandOutput
  | StopQueryMonitorTopContributorsCommandOutput

// The SDK's resolvers add to the configuration step by step; its own clients name the sum in generated types.
export type NetworkFlowMonitorClientResolvedConfig = any

const command = makeBuilder<NetworkFlowMonitorClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>(
  endpointParameters,
  'NetworkFlowMonitor',
  'NetworkFlowMonitorClient',
  getEndpointPlugin,
)

/** Lists the account's monitors in the region, a page at a time. */
export class ListMonitorsCommand extends command<ListMonitorsCommandInput, ListMonitorsCommandOutput>(
  {},
  () => [],
  'ListMonitors',
  schemas.ListMonitors$,
) {}

/** Reads one monitor with its local and remote resources. */
export class GetMonitorCommand extends command<GetMonitorCommandInput, GetMonitorCommandOutput>(
  {},
  () => [],
  'GetMonitor',
  schemas.GetMonitor$,
) {}

/** Creates a monitor of flows between local and remote resources. */
export class CreateMonitorCommand extends command<CreateMonitorCommandInput, CreateMonitorCommandOutput>(
  {},
  () => [],
  'CreateMonitor',
  schemas.CreateMonitor$,
) {}

/** Deletes a monitor. */
export class DeleteMonitorCommand extends command<DeleteMonitorCommandInput, DeleteMonitorCommandOutput>(
  {},
  () => [],
  'DeleteMonitor',
  schemas.DeleteMonitor$,
) {}

/** Lists the account's scopes in the Region, a page at a time. */
export class ListScopesCommand extends command<ListScopesCommandInput, ListScopesCommandOutput>(
  {},
  () => [],
  'ListScopes',
  schemas.ListScopes$,
) {}

/** Reads a scope, with the accounts and Regions that it has. */
export class GetScopeCommand extends command<GetScopeCommandInput, GetScopeCommandOutput>(
  {},
  () => [],
  'GetScope',
  schemas.GetScope$,
) {}

/** Creates the scope of an account: an account has one in a Region. */
export class CreateScopeCommand extends command<CreateScopeCommandInput, CreateScopeCommandOutput>(
  {},
  () => [],
  'CreateScope',
  schemas.CreateScope$,
) {}

/** Deletes a scope. */
export class DeleteScopeCommand extends command<DeleteScopeCommandInput, DeleteScopeCommandOutput>(
  {},
  () => [],
  'DeleteScope',
  schemas.DeleteScope$,
) {}

/** Lists accounts that talk with a monitor's resources and are not in its scope, a page at a time. */
export class GetMonitorScopeSuggestionsCommand extends command<
  GetMonitorScopeSuggestionsCommandInput,
  GetMonitorScopeSuggestionsCommandOutput
>({}, () => [], 'GetMonitorScopeSuggestions', schemas.GetMonitorScopeSuggestions$) {}

/** Starts a query of the flows with the highest values of a metric, in a window of at most an hour. */
export class StartQueryMonitorTopContributorsCommand extends command<
  StartQueryMonitorTopContributorsCommandInput,
  StartQueryMonitorTopContributorsCommandOutput
>({}, () => [], 'StartQueryMonitorTopContributors', schemas.StartQueryMonitorTopContributors$) {}

/** Reads how far a query is. */
export class GetQueryStatusMonitorTopContributorsCommand extends command<
  GetQueryStatusMonitorTopContributorsCommandInput,
  GetQueryStatusMonitorTopContributorsCommandOutput
>({}, () => [], 'GetQueryStatusMonitorTopContributors', schemas.GetQueryStatusMonitorTopContributors$) {}

/** Reads the rows of a query that succeeded, a page at a time. Throws UnsafeNumberError on a value above 2^53. */
export class GetQueryResultsMonitorTopContributorsCommand extends command<
  GetQueryResultsMonitorTopContributorsCommandInput,
  GetQueryResultsMonitorTopContributorsCommandOutput
>(
  {},
  () => [unsafeNumberPlugin],
  'GetQueryResultsMonitorTopContributors',
  schemas.GetQueryResultsMonitorTopContributors$,
) {}

/** Stops a query that still runs. */
export class StopQueryMonitorTopContributorsCommand extends command<
  StopQueryMonitorTopContributorsCommandInput,
  StopQueryMonitorTopContributorsCommandOutput
>({}, () => [], 'StopQueryMonitorTopContributors', schemas.StopQueryMonitorTopContributors$) {}
