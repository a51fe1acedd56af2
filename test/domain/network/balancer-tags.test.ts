import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { balancerFor } from '../../../domain/network/balancer-tags.ts'

const made = (tags: Readonly<Record<string, string>>) =>
  balancerFor(Object.entries(tags).map(([key, value]) => ({ key, value })))

test.each([
  [{ 'ingress.k8s.aws/stack': 'shop/web' }, 'Ingress shop/web'],
  [{ 'ingress.k8s.aws/stack': 'public' }, 'Ingress group public'],
  [{ 'service.k8s.aws/stack': 'infra/gate', 'elbv2.k8s.aws/cluster': 'prod' }, 'Service infra/gate, cluster prod'],
  [
    { 'service.eks.amazonaws.com/stack': 'infra/gate', 'eks:eks-cluster-name': 'auto' },
    'Service infra/gate, cluster auto',
  ],
  [{ 'ingress.eks.amazonaws.com/stack': 'shop/web.v2' }, 'Ingress shop/web.v2'],
  [{ 'kubernetes.io/service-name': 'legacy/www', 'kubernetes.io/cluster/old': 'owned' }, 'Service legacy/www'],
  [{ 'gateway.k8s.aws/stack': 'infra/public' }, 'Gateway infra/public'],
  [{ 'elbv2.k8s.aws/cluster': 'prod' }, null],
  [{ Name: 'shop/web', team: 'web' }, null],
  [{}, null],
])('%j: %s', (tags, expected) => {
  expect(made(tags)).toBe(expected)
})

// Whoever may tag a load balancer writes what they like.
test.each([
  '<script>alert(1)</script>',
  'shop/web" onload="x',
  'a/b/c',
  '/web',
  'shop/',
  '[pay here](https://evil.example)',
  'shop/web\nALERT: pay',
  'Shop/Web',
  '../..',
  '',
  `shop/${'x'.repeat(300)}`,
])('a value that Kubernetes takes for no name is not shown: %j', (stack) => {
  expect(made({ 'service.k8s.aws/stack': stack })).toBeNull()
  expect(made({ 'service.k8s.aws/stack': 'shop/web', 'elbv2.k8s.aws/cluster': stack })).toBe('Service shop/web')
})

test('no tag brings a letter that Kubernetes and EKS have in no name', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (stack, cluster) => {
      const words = made({ 'ingress.k8s.aws/stack': stack, 'elbv2.k8s.aws/cluster': cluster })
      expect(words ?? '').toMatch(/^[A-Za-z0-9_./, -]*$/)
    }),
  )
})
