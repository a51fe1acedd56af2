import type { WrittenChange } from './written-change.ts'

/**
 * Charts that take a Service's trafficDistribution, by the names that they give it: of the release alone, or with it before.
 * As of 2026-11-27.
 */
const CHARTS = [
  {
    service: /^(?:[a-z0-9-]+-)?ingress-nginx-controller$/,
    chart: 'ingress-nginx',
    path: ['controller', 'service'],
    page: 'https://github.com/kubernetes/ingress-nginx/pull/12571',
  },
  {
    service: /^(?:[a-z0-9-]+-)?coredns$/,
    chart: 'coredns',
    path: ['service'],
    page: 'https://github.com/coredns/helm/pull/176',
  },
  {
    service: /^(?:[a-z0-9-]+-)?opentelemetry-collector$/,
    chart: 'opentelemetry-collector',
    path: ['service'],
    page: 'https://github.com/open-telemetry/opentelemetry-helm-charts/pull/1630',
  },
  {
    service: /^(?:[a-z0-9-]+-)?grafana$/,
    chart: 'grafana',
    path: ['service'],
    page: 'https://github.com/grafana-community/helm-charts/pull/70',
  },
  {
    service: /^(?:[a-z0-9-]+-)?mimir-distributor$/,
    chart: 'mimir-distributed',
    path: ['distributor', 'service'],
    page: 'https://github.com/grafana/mimir/pull/16448',
  },
  {
    service: /^(?:[a-z0-9-]+-)?victoria-metrics-agent$/,
    chart: 'victoria-metrics-agent',
    path: ['service'],
    page: 'https://github.com/VictoriaMetrics/helm-charts/pull/2246',
  },
] as const

/** Values that keep a Service's calls in their zone, where its name tells the chart; null where it tells none. */
export function helmValues(service: string, value: string): WrittenChange['helm'] {
  const known = CHARTS.find((one) => one.service.test(service))
  if (!known) return null
  const { chart, page, path } = known
  const values = [...path, `trafficDistribution`].map((key, depth) => `${'  '.repeat(depth)}${key}:`).join('\n')
  return { chart, page, values: `${values} ${value}` }
}
