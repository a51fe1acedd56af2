import { type Endpoint, type Gate, serveJson } from './endpoint.ts'
import { askerOf } from './places.ts'
import type { World, WorldPlace } from './world.ts'

interface Filter {
  readonly And?: readonly Filter[]
  readonly Dimensions?: { readonly Key: string; readonly Values: readonly string[] }
}

/** Cost Explorer: a world's bill of any day, by account and usage type. Who pays for an organization is told of all, a member of itself. */
export function serveCostExplorer(gate: Gate, world: () => World): Promise<Endpoint> {
  return serveJson(gate, 'ce', (operation, params, request) => {
    const asker = askerOf(world(), request)
    const places = [world(), ...(world().elsewhere ?? [])]
    const isDenied = ({ accountId, faults }: World | WorldPlace) =>
      accountId === asker && faults?.deniedActions?.includes(`ce:${operation}`)
    if (places.some(isDenied)) return `AccessDeniedException: not authorized: ce:${operation}`
    if (operation !== 'GetCostAndUsage') return `ValidationException: ${operation} is not served here`
    const { And: parts = [] } = params.Filter as Filter
    const asked = parts.find(({ Dimensions }) => Dimensions?.Key === 'USAGE_TYPE')?.Dimensions?.Values ?? []
    const told = places.filter(({ accountId }) => asker === world().payerAccountId || accountId === asker)
    const groups = told.flatMap(({ accountId, billed = {} }) =>
      asked.flatMap((type) => {
        const line = billed[type]
        if (!line) return []
        const metrics = {
          UsageQuantity: { Amount: String(line.gigabytes), Unit: 'N/A' },
          UnblendedCost: { Amount: String(line.usd), Unit: 'USD' },
        }
        return [{ Keys: [accountId, type], Metrics: metrics }]
      }),
    )
    return { ResultsByTime: [{ TimePeriod: params.TimePeriod, Total: {}, Groups: groups, Estimated: true }] }
  })
}
