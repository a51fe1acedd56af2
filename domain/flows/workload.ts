import { remembered } from '../remembered.ts'

/**
 * Who owns a pod, read from its name: the service tells no owner. Rules: kubernetes/kubernetes, names/generate.go,
 * controller_utils.go and cronjob utils; actions/actions-runner-controller and runner-container-hooks; apache/spark; argoproj/argo-workflows;
 * tektoncd/pipeline; loft-sh/vcluster; woodpecker-ci/woodpecker; pods of Drone and Couchbase as their users show them.
 */
export interface Workload {
  readonly name: string
  /** Null where the name fits several kinds. */
  readonly kind: 'Deployment' | 'CronJob' | 'StaticPod' | 'EphemeralRunner' | 'Spark' | 'Workflow' | 'Pod' | null
}

/** Letters of generated names: no vowels and no look-alikes, so that no word arises. */
const SUFFIX = '[bcdfghjklmnpqrstvwxz2456789]{5}'

/** Words of five such letters that people write. */
const WRITTEN = new Set([
  'https',
  'httpd',
  'http2',
  'html5',
  'xhtml',
  'pgsql',
  'mssql',
  'smtps',
  'msmtp',
  'rtmps',
  'grpcs',
  'mqtts',
  'lxcfs',
  'dhcp4',
  'dhcp6',
])

/** A hash is a decimal uint32 in these letters, in their order; what does not decode is a part of the name. */
const HASH_LETTERS = '456789bcdf'
const HASH = `[${HASH_LETTERS}]`

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** What is new with every run: a UUID, a ULID, a long hash, the time in seconds or milliseconds, eight letters with digits among them. */
const OF_A_RUN = `(?:${UUID}|01[0-9a-hjkmnp-tv-z]{24}|[0-9a-f]{16,}|1\\d{9}|1\\d{12}|(?=[a-z]*\\d+[a-z])(?=[a-z0-9]*[g-z])[a-z0-9]{8})`

/** A node's name: an address or an instance's id, with a domain or without. */
const NODE = '(?:ip(?:-\\d{1,3}){4}|i-[0-9a-f]{17})(?:\\.[a-z0-9.-]+)?'

/** A day, as backups and reports are named. */
const MONTH = '(?:0[1-9]|1[0-2])'
const DAY = `20\\d{2}(?:-${MONTH}-|${MONTH})(?:0[1-9]|[12]\\d|3[01])`

/** The time of it. Two digits after a dash may be a number of a replica, unless a zero leads them. */
const HOUR = '(?:[01]\\d|2[0-3])'
const TIME = `(?:[-t]?${HOUR}-?[0-5]\\d(?:-?[0-5]\\d)?z?|t?${HOUR}z?|-0\\d)`

/** The runs of a day, or the pods of one, are numbered. */
const NUMBER = '\\d{1,5}'

/** What a name of a run has of its day, where what follows tells that it is a run. */
const OF_A_DAY = `-${DAY}(?:${TIME}|-${HOUR})?(?:-${NUMBER})?`

/** Of four digits where Couchbase counts. */
const REPLICA = '(?:0|[1-9]\\d{0,3}|0\\d{3})'

/** A Job's pods have an index, and those of Kubernetes 1.22 had one of -1 where there was none. */
const NO_INDEX = new RegExp(`--1-(?=${SUFFIX}$)`)

/** A generated name is cut to leave room for its five letters. */
const LONGEST_NAME = 63
const SUFFIX_LENGTH = 5

interface Shape {
  /** The first group is the workload's name, the second what `holds` looks at. */
  readonly pattern: RegExp
  readonly kind: Workload['kind']
  readonly holds?: (part: string) => boolean
}

const shape = (pattern: string, kind: Workload['kind'], holds?: Shape['holds']): Shape => ({
  pattern: new RegExp(`^${pattern}$`),
  kind,
  ...(holds ? { holds } : {}),
})

/**
 * A StatefulSet numbers its pods, and so do the operators of Kafka, PostgreSQL and PyTorch. Five digits are more likely to be a suffix than
 * the ten-thousandth replica.
 */
const NUMBERED = shape(`(.+)-${REPLICA}`, null)

/** A DaemonSet, a Job and what else makes pods by name. */
const GENERATED = shape(`(.+)-${SUFFIX}`, null)

/** The first shape that fits a name tells its owner. */
const SHAPES: readonly Shape[] = [
  // A debug pod, and a pod named like a node, belong to nobody.
  shape('(node-debugger)-.+', 'Pod'),
  shape('(ip(?:-\\d{1,3}){4})', 'Pod'),
  // A job for each node; the kubelet appends its node's name alone.
  shape(`(.+?)-${NODE}-${SUFFIX}`, null),
  shape(`(.+?)-${NODE}`, 'StaticPod'),
  shape(`(.+)-(\\d{8})(?:-\\d{1,5})?-${SUFFIX}`, 'CronJob', isScheduledMinute),
  shape(`(.+?)${OF_A_DAY}-${SUFFIX}`, null),
  shape(`(.+?)-${DAY}(?:${TIME}(?:-${NUMBER})?)?`, null),
  // A run of a day, or a replica of what is named by a day.
  shape(`(.+-${DAY})-${REPLICA}`, null),
  shape('(.+)-[0-9a-f]{6,8}-listener', 'EphemeralRunner'),
  shape(`(.+)-${SUFFIX}-runner-${SUFFIX}(?:-workflow|-step-[0-9a-f]{8})?`, 'EphemeralRunner'),
  shape('(drone)-[a-z0-9]{20}', 'Pod'),
  shape('(runner-[a-z0-9_-]+-project-\\d+)-concurrent-\\d+(?:-?[a-z0-9]{5,8})?', 'Pod'),
  // What submits an application may be a pod of a Deployment, and name its driver by itself.
  shape(`(.+)-(${HASH}{6,10})-${SUFFIX}-driver`, null, isReplicaSetHash),
  shape(`(.+?)(?:${OF_A_DAY})?-(?:[0-9a-f]{16}|[0-9a-f]{32}|1\\d{12}|1\\d{18})-(?:exec-\\d+|driver)`, 'Spark'),
  shape(`(.+?)(?:${OF_A_DAY})?-exec-\\d+`, 'Spark'),
  // Spark's operator names a driver by its application alone, as people name a pod: a run's number, a day or the word tells.
  shape(`(.+?)${OF_A_DAY}-driver`, null),
  shape('(.+-\\d{8,}|.*spark.*)-driver', null),
  // A virtual cluster's pods are its own; Argo's and Tekton's steps are their workflow's.
  shape('.+-x-.+-x-(.+)', null),
  // A port or a year is no number of a run.
  shape(`(.+?)-(?:${SUFFIX}|${OF_A_RUN}|0\\d{3,}|\\d{6,})(?:-.+)?-pod(?:-[0-9a-f]{6})?`, null),
  // Tekton hashes what is too long, onto as much of it as there is room for.
  shape(`(.+?)(?:-${SUFFIX}(?:-.*)?)?[0-9a-f]{32}-pod`, null),
  shape('(.+?)-1\\d{9}(?:-.+)?-\\d{6,10}', 'Workflow'),
  shape(`(.+?)-${SUFFIX}(?:-.+)?-\\d{6,10}`, 'Workflow'),
  // Jenkins numbers builds, and generates a name for the template and for the pod.
  shape('(.+?)-\\d+(?:-[bcdfghjklmnpqrstvwxz0-9]{5}){2,}', null),
  // Rook prepares each disk by a job of its own.
  shape(`(rook-ceph-osd-prepare)-.+-${SUFFIX}`, null),
  // Jobs whose operator hashes their names in a ReplicaSet's letters.
  shape(`(scan-[a-z]+report|node-collector)-${HASH}{6,10}-${SUFFIX}`, null),
  // One hash in 40,000 is shorter, and looks like a word: db, cdc, bff.
  shape(`(.+)-(${HASH}{6,10})-${SUFFIX}`, 'Deployment', isReplicaSetHash),
  // Vitess names a tablet by its cell's id and a hash.
  shape('(.+)-\\d{10}-[0-9a-f]{8}', null),
  shape(`(.+)[.-](?:${UUID}|[0-9a-f]{16,})-${REPLICA}`, null),
  shape(`(.+)[.-]${OF_A_RUN}(?:-${SUFFIX})?`, null),
  // What was made by a generated name makes its pods by another.
  shape(`(.+)-(${SUFFIX})-${SUFFIX}`, null, (part) => !WRITTEN.has(part)),
  shape('(.+)(?<!-)[bcdfghjklmnpqrstvwxz2456789]{10}', null),
  // Flink counts attempts, then task managers.
  shape('(.+-taskmanager-\\d+)-\\d+', null),
  // Operators that number pods of their own: after a hash, or by what a training job's pods do.
  shape('(.+)(?<!-)-(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{8}', null),
  shape(`(.+-(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{8})-${REPLICA}`, null),
  shape(`(.+-(?:worker|launcher|chief|evaluator|ps))-${REPLICA}`, null),
  NUMBERED,
  GENERATED,
]

function isReplicaSetHash(text: string): boolean {
  const decimal = [...text].map((letter) => HASH_LETTERS.indexOf(letter)).join('')
  return Number(decimal) <= 0xffff_ffff && (decimal.length === 1 || decimal[0] !== '0')
}

/** A CronJob's job carries its scheduled minute since 1970: these are of 2020 to 2039. A date of eight digits is none. */
function isScheduledMinute(digits: string): boolean {
  return Number(digits) >= 26_297_280 && Number(digits) < 36_816_480
}

/** The workload of a pod by the shape of its name. A name that fits no shape is a pod of its own. */
export const workloadOf = remembered(
  (pod: string): Workload =>
    (pod.length === LONGEST_NAME ? cutWorkload(pod) : undefined) ?? shapedWorkload(pod) ?? { name: pod, kind: 'Pod' },
)

const RUN = new RegExp(`^(.+?)(?:${OF_A_DAY}|[.-](?:${OF_A_RUN}|(${SUFFIX})))$`)

/** A name without what a run adds to it: a day, a time, a UUID, a hash, five generated letters. */
export function withoutRun(name: string): string {
  const [, lasting = name, suffix = ''] = RUN.exec(name) ?? []
  return WRITTEN.has(suffix) ? name : lasting
}

function shapedWorkload(pod: string): Workload | undefined {
  const named = pod.replace(NO_INDEX, '-')
  const { pattern, kind = null } = shapeOf(named) ?? {}
  const name = pattern?.exec(named)?.[1]
  return name === undefined ? undefined : { name, kind }
}

const shapeOf = (pod: string): Shape | undefined =>
  SHAPES.find(({ pattern, holds }) => {
    const [, name, part = ''] = pattern.exec(pod) ?? []
    return name !== undefined && (holds?.(part) ?? true)
  })

/** Whether nothing but a number tells a pod from others of its workload, as it does replicas that hold data. */
export const isNumberedReplica = remembered((pod: string): boolean => shapeOf(pod) === NUMBERED)

const CUT_HASH = new RegExp(`^(.+)-(${HASH}{1,10})$`)

/** Letters of a hash; fewer may be the start of one, or the end of a name. */
const SURE_HASH_LENGTH = 8

/** A Job's name is cut to leave room for the index of its pods. */
const INDEXED = /^(.+)-\d{1,5}-$/
const ALONE = new RegExp(`^${SUFFIX}$`)

/** A name at the longest lost its last dash, and a part of the hash before it: what is left of the name tells. */
function cutWorkload(pod: string): Workload | undefined {
  const kept = pod.slice(0, -SUFFIX_LENGTH)
  if (kept.endsWith('-')) {
    const [, indexed] = (shapeOf(pod) === GENERATED && INDEXED.exec(kept)) || []
    return indexed === undefined ? undefined : { name: indexed, kind: null }
  }
  if (!ALONE.test(pod.slice(-SUFFIX_LENGTH))) return undefined
  const [, name = kept, hash = ''] = CUT_HASH.exec(kept) ?? []
  return { name, kind: hash.length >= SURE_HASH_LENGTH ? 'Deployment' : null }
}
