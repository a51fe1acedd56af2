import type { Workload } from '../../../domain/flows/workload.ts'

/**
 * Pods with the workload that a reader should see, by the rule that made the name. Those marked real were seen in public
 * documents and issue threads; the rest are made to the shape of their controller's source. A kind is null where the
 * name fits several; where a name is ambiguous, the workload is the safest answer.
 */
export const POD_NAMES: Readonly<
  Record<string, readonly (readonly [pod: string, name: string, kind: Workload['kind']])[]>
> = {
  'replicaset-hash': [
    ['coredns-78c44c9b7d-kkh9x', 'coredns', 'Deployment'], // real
    ['arc-gha-rs-controller-5996cccf95-82ktk', 'arc-gha-rs-controller', 'Deployment'], // real
    ['arc-gha-runner-scale-set-controller-594cdc976f-m7cjs', 'arc-gha-runner-scale-set-controller', 'Deployment'], // real
    ['arc-gha-rs-controller-57c67d4c7-zjmw2', 'arc-gha-rs-controller', 'Deployment'], // real
    ['arc-gha-rs-controller-769795fb74-pwmvs', 'arc-gha-rs-controller', 'Deployment'], // real
    ['arc-gha-rs-controller-55558fffc7-bqjgg', 'arc-gha-rs-controller', 'Deployment'], // real
    ['arc-systems-gha-rs-controller-547c844bc9-mb2fq', 'arc-systems-gha-rs-controller', 'Deployment'], // real
    ['my-cluster-entity-operator-848698874f-j5m7f', 'my-cluster-entity-operator', 'Deployment'], // real
    ['my-cluster-entity-operator-fb4bcf5cf-kzvbf', 'my-cluster-entity-operator', 'Deployment'], // real
    ['strimzi-cluster-operator-6bf566db79-8zdfx', 'strimzi-cluster-operator', 'Deployment'], // real
    ['sqs-sender-788bf7448d-vk2q4', 'sqs-sender', 'Deployment'],
    ['sender-7b948db86c-cc2q8', 'sender', 'Deployment'],
    ['receiver-54c957cf6c-hrt5t', 'receiver', 'Deployment'],
    ['checkout-5fc86ccc76-2pmqv', 'checkout', 'Deployment'],
    ['metrics-server-65676566f7-558vt', 'metrics-server', 'Deployment'],
    ['ebs-csi-controller-6658bd487f-ngq7v', 'ebs-csi-controller', 'Deployment'],
    ['aws-load-balancer-controller-69d8f847b9-z5rzk', 'aws-load-balancer-controller', 'Deployment'],
    [
      'cluster-autoscaler-aws-cluster-autoscaler-7c64fb8ff6-wlxkt',
      'cluster-autoscaler-aws-cluster-autoscaler',
      'Deployment',
    ],
    ['external-dns-5f54bfc9bb-7zql4', 'external-dns', 'Deployment'],
    ['cert-manager-569d9d5c56-fs7ps', 'cert-manager', 'Deployment'],
    ['cert-manager-cainjector-5d47dff674-hwm74', 'cert-manager-cainjector', 'Deployment'],
    ['cert-manager-webhook-6bf558c957-lhwxg', 'cert-manager-webhook', 'Deployment'],
    ['karpenter-857c68d64f-rxjsd', 'karpenter', 'Deployment'],
    ['argocd-server-789cf4fd4b-nnrg5', 'argocd-server', 'Deployment'],
    ['argocd-repo-server-6fbdccf589-zxp58', 'argocd-repo-server', 'Deployment'],
    ['argocd-dex-server-69d5f64f68-rbqjr', 'argocd-dex-server', 'Deployment'],
    ['argocd-redis-7f6b98bc85-hglrf', 'argocd-redis', 'Deployment'],
    ['argocd-applicationset-controller-664d4b5cf4-72fqh', 'argocd-applicationset-controller', 'Deployment'],
    ['source-controller-74fcb7666f-mjs5k', 'source-controller', 'Deployment'],
    ['kustomize-controller-5c7864b566-6qghg', 'kustomize-controller', 'Deployment'],
    ['helm-controller-785d6894f9-t94nd', 'helm-controller', 'Deployment'],
    ['notification-controller-59456489c8-4zrld', 'notification-controller', 'Deployment'],
    ['istiod-5f9cd44f6c-mdfqk', 'istiod', 'Deployment'],
    ['istio-ingressgateway-5f69776db9-7xsj5', 'istio-ingressgateway', 'Deployment'],
    ['ingress-nginx-controller-68f974975c-2z7h2', 'ingress-nginx-controller', 'Deployment'],
    ['keda-operator-796cc79dff-4r52c', 'keda-operator', 'Deployment'],
    ['kube-prometheus-stack-operator-5fdc67f659-tn4d9', 'kube-prometheus-stack-operator', 'Deployment'],
    [
      'kube-prometheus-stack-kube-state-metrics-7b98bd4f48-r2r5l',
      'kube-prometheus-stack-kube-state-metrics',
      'Deployment',
    ],
    ['grafana-54c79756f7-tknks', 'grafana', 'Deployment'],
    [
      'opentelemetry-operator-controller-manager-54cdb8db9f-jwwrk',
      'opentelemetry-operator-controller-manager',
      'Deployment',
    ],
    ['external-secrets-cert-controller-6c88bd45dd-xxzcq', 'external-secrets-cert-controller', 'Deployment'],
    ['cloudwatch-agent-operator-7878b99ffc-vxgz9', 'cloudwatch-agent-operator', 'Deployment'],
    ['actions-runner-controller-7d74b48fd6-bb5mc', 'actions-runner-controller', 'Deployment'],
    ['payments-api-59b597d69-rfcj7', 'payments-api', 'Deployment'],
    ['web-85d465b98-bnltt', 'web', 'Deployment'],
    ['orders-7d4f5b49-b7jvs', 'orders', 'Deployment'],
    ['catalog-dbf74597-p2b7s', 'catalog', 'Deployment'],
    ['a-6bb4b78599-qwc8p', 'a', 'Deployment'],
    ['x-dc6f5dd-m6thc', 'x', 'Deployment'],
    ['nginx-deployment-75675f5897-kzszj', 'nginx-deployment', 'Deployment'], // real
    ['nginx-deployment-75675f5897-qqcnn', 'nginx-deployment', 'Deployment'], // real
    ['checkout-rollout-788d68f94c-mql52', 'checkout-rollout', 'Deployment'],
    ['rollouts-demo-54ccb9cf66-tchkf', 'rollouts-demo', 'Deployment'],
    ['guestbook-6f9747bf6c-9snxl', 'guestbook', 'Deployment'],
    ['my-cluster-kafka-exporter-5d6f58674b-v7pqz', 'my-cluster-kafka-exporter', 'Deployment'],
    ['cluster-example-pooler-rw-7f88565d58-hdl2g', 'cluster-example-pooler-rw', 'Deployment'],
    ['quickstart-kb-7bc5bb766f-dtmt7', 'quickstart-kb', 'Deployment'],
    ['flink-session-5b9fdd9bb9-t6dp9', 'flink-session', 'Deployment'],
    ['el-github-listener-6bf566db79-8zdfx', 'el-github-listener', 'Deployment'],
    ['karpenter-7b7df9d588-zxj4t', 'karpenter', 'Deployment'],
  ],
  'deployment-tricky-name': [
    ['redis-0-748f6948bc-ktww7', 'redis-0', 'Deployment'],
    ['worker-1-5ffb4ff946-qzbtn', 'worker-1', 'Deployment'],
    ['api-v2-5dd8596666-fc6j5', 'api-v2', 'Deployment'],
    ['web-2024-7c747967d9-fm4n4', 'web-2024', 'Deployment'],
    ['svc-28437120-67b5b9dd7d-8smm4', 'svc-28437120', 'Deployment'],
    ['search-7d9f8c4b5d-84d745cd44-nzqnz', 'search-7d9f8c4b5d', 'Deployment'],
    ['cache-6bf566db79-75c664dbbd-l5tfp', 'cache-6bf566db79', 'Deployment'],
    ['api-bcdfg-594844d46b-bnr5k', 'api-bcdfg', 'Deployment'],
    ['frontend-x2k4q-7fb866478c-kwdwx', 'frontend-x2k4q', 'Deployment'],
    ['feature-abc-123-57fbc8f7fc-xgvr9', 'feature-abc-123', 'Deployment'],
    ['pr-4589-5f768f5b46-w4ks7', 'pr-4589', 'Deployment'],
    ['tenant-5f4d8-865b6df86c-v2lb4', 'tenant-5f4d8', 'Deployment'],
    ['release-2-0-1-84c9f4b97d-fs2c5', 'release-2-0-1', 'Deployment'],
    ['s3-sync-54c6487b8f-fffkp', 's3-sync', 'Deployment'],
    ['node-exporter-proxy-56b9648885-jjnxt', 'node-exporter-proxy', 'Deployment'],
    ['my-app-deployment-656b7f448b-swgmh', 'my-app-deployment', 'Deployment'],
    ['batch-job-7c8df6b96b-6jb7q', 'batch-job', 'Deployment'],
    ['kafka-0-mirror-576cdbc44c-7p8sb', 'kafka-0-mirror', 'Deployment'],
    ['54cd7-b865f687d-5kbrg', '54cd7', 'Deployment'],
    [
      'my-very-long-helm-release-kube-state-metrics-6f-855895b47-swvlb',
      'my-very-long-helm-release-kube-state-metrics-6f',
      'Deployment',
    ],
  ],
  'generated-suffix': [
    ['tools-static-bcdfg', 'tools-static', null],
    ['data-9999999999-k2x4z', 'data-9999999999', null],
    ['legacy-rs-gw44v', 'legacy-rs', null],
    ['frontend-rc-vwwq6', 'frontend-rc', null],
    ['rollouts-demo-7d9f8c4b5d-preview-x2k4z', 'rollouts-demo-7d9f8c4b5d-preview', null],
    ['sh-helm-release-v1-web-v3-k2x4z', 'sh-helm-release-v1-web-v3', null],
    ['worker-24567', 'worker', null],
    ['cluster-example-1-initdb-k2x4z', 'cluster-example-1-initdb', null],
    ['aws-node-r6w9r', 'aws-node', null],
    ['kube-proxy-kd5dg', 'kube-proxy', null],
    ['ebs-csi-node-xshs6', 'ebs-csi-node', null],
    ['efs-csi-node-p4rdh', 'efs-csi-node', null],
    ['eks-pod-identity-agent-pj5ph', 'eks-pod-identity-agent', null],
    ['aws-network-flow-monitor-agent-9qvtp', 'aws-network-flow-monitor-agent', null],
    ['cloudwatch-agent-drmwl', 'cloudwatch-agent', null],
    ['fluent-bit-k65lw', 'fluent-bit', null],
    ['node-local-dns-kfbfs', 'node-local-dns', null],
    ['kube-prometheus-stack-prometheus-node-exporter-xbbtf', 'kube-prometheus-stack-prometheus-node-exporter', null],
    ['datadog-7p8d4', 'datadog', null],
    ['datadog-agent-9c5s2', 'datadog-agent', null],
    ['cilium-nvgvt', 'cilium', null],
    ['calico-node-tbk7t', 'calico-node', null],
    ['falco-7ws8c', 'falco', null],
    ['nvidia-device-plugin-daemonset-48sff', 'nvidia-device-plugin-daemonset', null],
    ['promtail-tpqwk', 'promtail', null],
    ['otel-collector-agent-w4dmc', 'otel-collector-agent', null],
    ['secrets-store-csi-driver-bmnjq', 'secrets-store-csi-driver', null],
    ['aws-guardduty-agent-7pz69', 'aws-guardduty-agent', null],
    ['agent-7d9f8c4b5d-x2k4z', 'agent', 'Deployment'],
    ['log-0-x2k4z', 'log-0', null],
    ['db-migrate-d5gtf', 'db-migrate', null],
    ['pi-hbdb9', 'pi', null],
    ['train-model-v3-ms8jc', 'train-model-v3', null],
    ['data-import-2026-11-20-87v67', 'data-import', null],
    ['upgrade-crds-zk9gh', 'upgrade-crds', null],
    ['ingress-nginx-admission-create-zgfdj', 'ingress-nginx-admission-create', null],
    ['invoice-12345678-k2x4z', 'invoice-12345678', null],
    ['backup-manual-7xk-q9z2m', 'backup-manual-7xk', null],
    ['istio-init-crd-10-1.4.3-k2x4z', 'istio-init-crd-10-1.4.3', null],
  ],
  'hash-range': [['billing-dd8fc77459-7xk2m', 'billing-dd8fc77459', null]],
  'truncated-63': [
    [
      'payments-reconciliation-and-settlement-service-production-hzjts',
      'payments-reconciliation-and-settlement-service-production',
      null,
    ],
    [
      'kube-prometheus-stack-very-long-release-name-operat-7c7ff9kcwnb',
      'kube-prometheus-stack-very-long-release-name-operat',
      null,
    ],
    [
      'cluster-logging-elasticsearch-proxy-sidecar-eu-65989685fd-pwmmg',
      'cluster-logging-elasticsearch-proxy-sidecar-eu',
      'Deployment',
    ],
    [
      'cluster-logging-elasticsearch-proxy-sidecar-euw-5c5c588bb9gj5g6',
      'cluster-logging-elasticsearch-proxy-sidecar-euw',
      'Deployment',
    ],
    [
      'aaaaaaaaaaaaaaaaaaaa-log-forwarder-bbbbbbbbbbbbbbbbbbbbbbbkrslv',
      'aaaaaaaaaaaaaaaaaaaa-log-forwarder-bbbbbbbbbbbbbbbbbbbbbbb',
      null,
    ],
  ],
  ordinal: [
    ['prometheus-kube-prometheus-stack-prometheus-0', 'prometheus-kube-prometheus-stack-prometheus', null],
    ['alertmanager-kube-prometheus-stack-alertmanager-0', 'alertmanager-kube-prometheus-stack-alertmanager', null],
    [
      'prometheus-kube-prometheus-stack-prometheus-shard-1-0',
      'prometheus-kube-prometheus-stack-prometheus-shard-1',
      null,
    ],
    ['web-0', 'web', null],
    ['redis-master-0', 'redis-master', null],
    ['postgresql-2', 'postgresql', null],
    ['elasticsearch-data-11', 'elasticsearch-data', null],
    ['vault-1', 'vault', null],
    ['loki-write-3', 'loki-write', null],
    ['mongodb-replica-0', 'mongodb-replica', null],
    ['cassandra-100', 'cassandra', null],
    ['argocd-application-controller-0', 'argocd-application-controller', null],
    ['keycloak-1', 'keycloak', null],
    ['zookeeper-2', 'zookeeper', null],
    ['rabbitmq-server-0', 'rabbitmq-server', null],
    ['minio-pool-0-3', 'minio-pool-0', null],
    ['kafka-connect-connect-1', 'kafka-connect-connect', null],
    ['clickhouse-shard0-0', 'clickhouse-shard0', null],
    ['tempo-ingester-2', 'tempo-ingester', null],
    ['nats-0', 'nats', null],
    ['app-1-2', 'app-1', null],
    ['shard-0-0-0', 'shard-0-0', null],
    ['db-5d4f8c7b96-0', 'db-5d4f8c7b96', null],
    ['worker-55555', 'worker', null],
    ['queue-28437120', 'queue-28437120', 'Pod'],
    ['redis-0', 'redis', null],
    ['my-cluster-kafka-0', 'my-cluster-kafka', null], // real
    ['my-cluster-kafka-2', 'my-cluster-kafka', null], // real
    ['my-cluster-zookeeper-1', 'my-cluster-zookeeper', null], // real
    ['my-cluster-dual-role-0', 'my-cluster-dual-role', null],
    ['my-cluster-broker-3', 'my-cluster-broker', null],
    ['my-cluster-controller-5', 'my-cluster-controller', null],
    ['my-connect-cluster-connect-0', 'my-connect-cluster-connect', null],
    ['cluster-example-1', 'cluster-example', null],
    ['acid-minimal-cluster-0', 'acid-minimal-cluster', null],
    ['hippo-instance1-8dlx-0', 'hippo-instance1-8dlx', null],
    ['quickstart-es-default-0', 'quickstart-es-default', null],
    ['rfr-redisfailover-0', 'rfr-redisfailover', null],
    ['chi-simple-01-cluster-0-1-0', 'chi-simple-01-cluster-0-1', null],
    ['pxc-cluster1-pxc-2', 'pxc-cluster1-pxc', null],
    ['vcluster-0', 'vcluster', null],
  ],
  'indexed-job': [
    ['indexed-job-0-7h6qh', 'indexed-job-0', null],
    ['indexed-job-17-8lltj', 'indexed-job-17', null],
    ['mpi-train-3-cds27', 'mpi-train-3', null],
    ['render-128-9766j', 'render-128', null],
    [
      'a-rather-long-name-for-an-indexed-job-that-will-be-trun-7-wbnwj',
      'a-rather-long-name-for-an-indexed-job-that-will-be-trun',
      null,
    ],
    ['pytorch-workers-0-3-vvhxr', 'pytorch-workers-0-3', null],
  ],
  'cronjob-minutes': [
    ['backup-29921760-g6lsg', 'backup', 'CronJob'],
    ['backup-29921820-6wzwd', 'backup', 'CronJob'],
    ['nightly-report-29920500-7d8mx', 'nightly-report', 'CronJob'],
    ['hello-28437120-8q7mz', 'hello', 'CronJob'],
    ['etl-hourly-29922000-glcdb', 'etl-hourly', 'CronJob'],
    ['cleanup-0-29921761-cpp8n', 'cleanup-0', 'CronJob'],
    ['sync-2024-29921762-fcwtm', 'sync-2024', 'CronJob'],
    ['curator-7d9f8c4b5d-29921763-l7hst', 'curator-7d9f8c4b5d', 'CronJob'],
    ['manual-run-29921760-k2x4z', 'manual-run', 'CronJob'],
  ],
  'cronjob-indexed': [['backup-29921760-2-g2bdm', 'backup', 'CronJob']],
  'static-node-suffix': [
    ['kube-proxy-ip-10-1-1-134.eu-west-1.compute.internal', 'kube-proxy', 'StaticPod'], // real
    ['kube-proxy-ip-10-0-10-119.ec2.internal', 'kube-proxy', 'StaticPod'], // real
    ['kube-proxy-ip-10-110-12-182.us-east-2.compute.internal', 'kube-proxy', 'StaticPod'], // real
    ['kube-proxy-ip-10-0-1-2.ec2.internal', 'kube-proxy', 'StaticPod'],
    ['etcd-ip-10-0-1-2.ec2.internal', 'etcd', 'StaticPod'],
    ['kube-apiserver-ip-10-0-33-117.ap-northeast-1.compute.internal', 'kube-apiserver', 'StaticPod'],
    ['kube-proxy-i-0a1b2c3d4e5f60718.eu-west-1.compute.internal', 'kube-proxy', 'StaticPod'],
    ['kube-proxy-i-0a1b2c3d4e5f60718', 'kube-proxy', 'StaticPod'],
    ['haproxy-controlplane-1', 'haproxy-controlplane', null],
  ],
  'day-of-a-run': [
    // With a time, a suffix, or a run's number beside a suffix, a name is of a run.
    ['nightly-2026-11-28-02-15-00-0', 'nightly', null],
    ['report-20261128-0-bcdfg', 'report', null],
    ['ingest-2026-11-28-1-x7k2p', 'ingest', null],
    ['train-20261128-12345-x7k2p', 'train', null],
    ['thing-2026112802-bcdfg', 'thing', null],
    ['thing-2026112802', 'thing', null],
    ['thing-20261128t02', 'thing', null],
    ['thing-2026-11-28-02', 'thing', null],
    ['thing-2026-11-28-14-bcdfg', 'thing', null],
    // A day and a number alone: a run, or a replica of a StatefulSet that is named by a day.
    ['report-20261128-1', 'report-20261128', null],
    ['mongo-20240801-0', 'mongo-20240801', null],
    ['mongo-2024-08-01-12', 'mongo-2024-08-01', null],
    ['mongo-20240801-data-0', 'mongo-20240801-data', null],
    ['web-20261128-6bf566db79-8zdfx', 'web-20261128', 'Deployment'],
  ],
  'debug-pod': [['node-debugger-ip-10-0-1-2.ec2.internal-7xk2m', 'node-debugger', 'Pod']],
  bare: [
    ['nginx', 'nginx', 'Pod'],
    ['debug', 'debug', 'Pod'],
    ['netshoot', 'netshoot', 'Pod'],
    ['tmp-shell', 'tmp-shell', 'Pod'],
    ['mysql-client', 'mysql-client', 'Pod'],
    ['busybox1', 'busybox1', 'Pod'],
    ['test-pod', 'test-pod', 'Pod'],
    ['curl-7xk2m', 'curl', null],
    ['jupyter-jane-2edoe', 'jupyter-jane-2edoe', 'Pod'],
    ['kube-hunter-7bff9c', 'kube-hunter-7bff9c', 'Pod'],
    ['ws-4f1a9c2e7b-workspace', 'ws-4f1a9c2e7b-workspace', 'Pod'],
    ['coder-jane-dev-6bf566db79', 'coder-jane-dev-6bf566db79', 'Pod'],
    ['ip-10-0-1-2', 'ip-10-0-1-2', 'Pod'],
    ['app-0x4f2', 'app-0x4f2', 'Pod'],
    ['web-01', 'web-01', 'Pod'],
  ],
  'arc-listener': [
    ['arc-runner-set-754b578d-listener', 'arc-runner-set', 'EphemeralRunner'], // real
    ['dependabot-754b578d-listener', 'dependabot', 'EphemeralRunner'], // real
  ],
  'arc-runner': [
    ['arc-runner-set-289hw-runner-wzt4n', 'arc-runner-set', 'EphemeralRunner'],
    ['build-amd64-p6mlt-runner-xb47r', 'build-amd64', 'EphemeralRunner'],
  ],
  'arc-runner-container-mode': [['arc-runner-set-5959f-runner-g9b85-workflow', 'arc-runner-set', 'EphemeralRunner']],
  'gitlab-runner': [['runner-abcdefgh-project-4217-concurrent-0-k2x4zq7m', 'runner-abcdefgh-project-4217', 'Pod']],
  'spark-executor': [
    ['spark-pi-2beb75e685e947ce-exec-1', 'spark-pi', 'Spark'],
    ['spark-pi-2beb75e685e947ce-exec-27', 'spark-pi', 'Spark'],
    ['ny-taxi-trip-static-exec-1', 'ny-taxi-trip-static', 'Spark'], // real
    ['spark-000000030abc123xyz-9c48755c70a60434-exec-4', 'spark-000000030abc123xyz', 'Spark'],
    ['etl-2026-11-28-exec-1', 'etl', 'Spark'],
    ['etl-20261128-2-exec-1', 'etl', 'Spark'],
    ['etl-2026112802-exec-12', 'etl', 'Spark'],
    ['spark-pi-2026-11-28-2beb75e685e947ce-exec-3', 'spark-pi', 'Spark'],
  ],
  'spark-driver': [
    ['spark-pi-driver', 'spark-pi', null],
    ['spark-pi-1700000000000000000-driver', 'spark-pi', 'Spark'],
    ['etl-29483920-driver', 'etl-29483920', null],
    ['nyc-taxi-afb20ee13aea54bc-driver', 'nyc-taxi', 'Spark'],
    ['spark-20261128-driver', 'spark', null],
    ['spark-pi-2026-11-28-2beb75e685e947ce-driver', 'spark-pi', 'Spark'],
    ['etl-2026-11-28-02-15-driver', 'etl', null],
    ['my-pyspark-job-driver', 'my-pyspark-job', null],
    // Without Spark's name or a run's, the word is the pod's own.
    ['jdbc-driver', 'jdbc-driver', 'Pod'],
    ['selenium-driver', 'selenium-driver', 'Pod'],
  ],
  'flink-taskmanager': [['flink-session-taskmanager-1-3', 'flink-session-taskmanager-1', null]],
  'ray-worker': [['raycluster-kuberay-workergroup-worker-zdc4d', 'raycluster-kuberay-workergroup-worker', null]],
  'ray-head': [['raycluster-kuberay-head-kmbd5', 'raycluster-kuberay-head', null]],
  'ray-cronjob': [['rayjob-nightly-29921760-bnzkg', 'rayjob-nightly', 'CronJob']],
  airflow: [['etl-daily-extract-orders-4rzv9w2k', 'etl-daily-extract-orders', null]],
  'argo-workflow': [
    ['hello-world-5ztgx', 'hello-world', null],
    ['steps-2cfl8-whalesay-1335831723', 'steps', 'Workflow'],
    ['dag-diamond-r9rvb-933488787', 'dag-diamond', 'Workflow'],
    ['nightly-etl-1795305600-load-2417070116', 'nightly-etl', 'Workflow'],
    ['nightly-etl-1795305600-2417070116', 'nightly-etl', 'Workflow'],
  ],
  tekton: [
    ['build-run-x7k2m-fetch-pod', 'build-run', null],
    ['build-run-00042-fetch-pod', 'build-run', null],
    ['build-1699999999-clone-pod', 'build', null],
    ['build-0bc35374201b422f01472fe0ed958ef7-pod', 'build', null],
    // A pod that people call one.
    ['nginx-pod', 'nginx-pod', 'Pod'],
    ['hello-run-7-pod', 'hello-run-7-pod', 'Pod'],
    // A port or a year is no run.
    ['redis-6379-master-pod', 'redis-6379-master-pod', 'Pod'],
    ['redis-6379-replica-pod', 'redis-6379-replica-pod', 'Pod'],
    ['svc-10250-metrics-pod', 'svc-10250-metrics-pod', 'Pod'],
    ['report-2024-eu-pod', 'report-2024-eu-pod', 'Pod'],
  ],
  'hash-of-a-run': [
    ['batch-3f2a9c41-9b8e-4f6d-a1b2-c3d4e5f60718-0', 'batch', null],
    ['job-90db77034d7c3cae9fb1b60b2110aa3b-12', 'job', null],
    // Eight letters and a number are a name.
    ['db-k8smongo-0', 'db-k8smongo', null],
  ],
  // A user's own pod, by a hash that stays.
  jupyterhub: [
    ['jupyter-jane---3f2a9c41', 'jupyter-jane---3f2a9c41', 'Pod'],
    ['jupyter-john-smith---0a1b2c3d', 'jupyter-john-smith---0a1b2c3d', 'Pod'],
  ],
  knative: [
    ['hello-00001-deployment-659dfd67fb-gk74w', 'hello-00001-deployment', 'Deployment'], // real
    ['event-display-00001-deployment-5d5df6c7-gv2j4', 'event-display-00001-deployment', 'Deployment'], // real
    ['quote-function-00001-deployment-c6978b588-llf9w', 'quote-function-00001-deployment', 'Deployment'], // real
    ['notifications-service-00001-deployment-7ff76b4c77-qkk69', 'notifications-service-00001-deployment', 'Deployment'], // real
    ['timeouts-showcase-00001-deployment-56dcc74c77-jttv5', 'timeouts-showcase-00001-deployment', 'Deployment'], // real
    ['fib-knative-00001-deployment-58dcbdb97c-rrnzc', 'fib-knative-00001-deployment', 'Deployment'], // real
    ['helloworld-00001-deployment-78796cb584-jswh6', 'helloworld-00001-deployment', 'Deployment'], // real
    [
      'sklearn-iris-predictor-00003-deployment-57fcc6d996-csnqf',
      'sklearn-iris-predictor-00003-deployment',
      'Deployment',
    ],
  ],
  kubevirt: [['virt-launcher-vm1-cnljw', 'virt-launcher-vm1', null]],
  vcluster: [['coredns-5d5d8d7f9c-x2k4z-x-kube-system-x-my-vcluster', 'my-vcluster', null]],
}
