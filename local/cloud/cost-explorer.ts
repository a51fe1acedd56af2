import { type Endpoint, type Gate, serveJson } from './endpoint.ts'
import type { World } from './world.ts'

interface Filter {
  readonly And?: readonly Filter[]
  readonly Dimensions?: { readonly Key: string; readonly Values: readonly string[] }
}

/** Cost Explorer: a world's bill of any day, by usage type. */
export function serveCostExplorer(gate: Gate, world: () => World): Promise<Endpoint> {
  return serveJson(gate, 'ce', (operation, params) => {
    const { billed = {}, faults } = world()
    if (faults?.deniedActions?.includes(`ce:${operation}`))
      return `AccessDeniedException: not authorized: ce:${operation}`
    if (operation !== 'GetCostAndUsage') return `ValidationException: ${operation} is not served here`
    const { And: parts = [] } = params.Filter as Filter
    const asked = parts.find(({ Dimensions }) => Dimensions?.Key === 'USAGE_TYPE')?.Dimensions?.Values ?? []
    const groups = asked.flatMap((type) => {
      const line = billed[type]
      if (!line) return []
      const metrics = {
        UsageQuantity: { Amount: String(line.gigabytes), Unit: 'N/A' },
        UnblendedCost: { Amount: String(line.usd), Unit: 'USD' },
      }
      return [{ Keys: [type], Metrics: metrics }]
    })
    return { ResultsByTime: [{ TimePeriod: params.TimePeriod, Total: {}, Groups: groups, Estimated: true }] }
  })
}
