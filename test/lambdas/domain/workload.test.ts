import { expect, test } from 'vitest'
import { workloadOf } from '../../../lambdas/domain/workload.ts'

// Names of real pods, with the owner that their cluster gave: public docs and issue threads.
test.each([
  ['coredns-78c44c9b7d-kkh9x', 'coredns', 'Deployment'],
  ['arc-gha-rs-controller-57c67d4c7-zjmw2', 'arc-gha-rs-controller', 'Deployment'],
  ['sqs-sender-788bf7448d-2bkfz', 'sqs-sender', 'Deployment'],
  ['kafka-0', 'kafka', 'StatefulSet'],
  ['prometheus-k8s-12', 'prometheus-k8s', 'StatefulSet'],
  ['backup-29401560-x7k2q', 'backup', 'CronJob'],
  // A DaemonSet's or a Job's pod: the name alone does not tell which.
  ['kube-proxy-b7fxq', 'kube-proxy', null],
  ['debug', 'debug', 'Pod'],
  ['web-00', 'web-00', 'Pod'],
  // A word is no ReplicaSet hash: it has vowels, or letters out of the hash's alphabet.
  ['node-exporter-abcde', 'node-exporter-abcde', 'Pod'],
  ['my-app-production-q9xkz', 'my-app-production', null],
  // Ten digits of the alphabet that decode above 2^32 are no hash.
  ['app-ffffffffff-q9xkz', 'app-ffffffffff', null],
])('%s belongs to %s, a %s', (pod, name, kind) => {
  expect(workloadOf(pod)).toEqual({ name, kind })
})
