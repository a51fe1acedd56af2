import { remembered } from '../remembered.ts'

/**
 * Who owns a pod, read from its name: the service tells no owner. Rules: kubernetes/kubernetes, names/generate.go,
 * controller_utils.go and cronjob utils; actions/actions-runner-controller; apache/spark; argoproj/argo-workflows;
 * tektoncd/pipeline; loft-sh/vcluster.
 */
export interface Workload {
  readonly name: string
  /** Null where the name fits several kinds. */
  readonly kind:
    | 'Deployment'
    | 'StatefulSet'
    | 'CronJob'
    | 'StaticPod'
    | 'EphemeralRunner'
    | 'Spark'
    | 'Workflow'
    | 'Pod'
    | null
}

/** Letters of generated names: no vowels and no look-alikes, so that no word arises. */
const SUFFIX = '[bcdfghjklmnpqrstvwxz2456789]{5}'

/** A hash is a decimal uint32 in these letters, in their order; what does not decode is a part of the name. */
const HASH_LETTERS = '456789bcdf'
const HASH = `[${HASH_LETTERS}]`

/** A generated name is cut to leave room for its five letters. */
const LONGEST_NAME = 63
const SUFFIX_LENGTH = 5

interface Shape {
  /** The first group is the workload's name, the second what `holds` looks at. */
  readonly pattern: RegExp
  readonly kind: Workload['kind']
  readonly holds?: (part: string) => boolean
}

/** The first shape that fits a name tells its owner. */
const SHAPES: readonly Shape[] = [
  // A debug pod, and a pod named like a node, belong to nobody.
  { pattern: /^(node-debugger)-.+$/, kind: 'Pod' },
  { pattern: /^(ip(?:-\d{1,3}){4})$/, kind: 'Pod' },
  // The kubelet appends its node's name: an address, or an instance's id.
  { pattern: /^(.+?)-ip(?:-\d{1,3}){4}(?:\.[a-z0-9.-]+)?$/, kind: 'StaticPod' },
  { pattern: /^(.+?)-i-[0-9a-f]{17}(?:\.[a-z0-9.-]+)?$/, kind: 'StaticPod' },
  { pattern: new RegExp(`^(.+)-(\\d{8})(?:-\\d{1,5})?-${SUFFIX}$`), kind: 'CronJob', holds: isScheduledMinute },
  { pattern: /^(.+)-[0-9a-f]{6,8}-listener$/, kind: 'EphemeralRunner' },
  { pattern: new RegExp(`^(.+)-${SUFFIX}-runner-${SUFFIX}(?:-workflow)?$`), kind: 'EphemeralRunner' },
  { pattern: /^(runner-[a-z0-9_-]+-project-\d+)-concurrent-\d+(?:-[a-z0-9]{8})?$/, kind: 'Pod' },
  { pattern: /^(.+)-[0-9a-f]{16}-(?:exec-\d+|driver)$/, kind: 'Spark' },
  { pattern: /^(.+)-exec-\d+$/, kind: 'Spark' },
  // A virtual cluster's pods are its own; Argo's and Tekton's steps are their workflow's.
  { pattern: /^.+-x-.+-x-(.+)$/, kind: null },
  { pattern: /^(.+?)-1\d{9}-.+-\d{6,10}$/, kind: 'Workflow' },
  { pattern: new RegExp(`^(.+?)-${SUFFIX}(?:-.+)?-\\d{6,10}$`), kind: 'Workflow' },
  { pattern: new RegExp(`^(.+?)-${SUFFIX}-.+-pod$`), kind: null },
  { pattern: new RegExp(`^(.+)-(${HASH}{5,10})-${SUFFIX}$`), kind: 'Deployment', holds: isReplicaSetHash },
  // One hash in 400,000 is shorter; an indexed job's index looks the same.
  { pattern: new RegExp(`^(.+)-(${HASH}{1,4})-${SUFFIX}$`), kind: null, holds: isReplicaSetHash },
  // Flink counts attempts, then task managers.
  { pattern: /^(.+-taskmanager-\d+)-\d+$/, kind: null },
  // Five digits are more likely to be a suffix than the ten-thousandth replica.
  { pattern: /^(.+)-(?:0|[1-9]\d{0,3})$/, kind: 'StatefulSet' },
  { pattern: new RegExp(`^(.+)-${SUFFIX}$`), kind: null },
]

function isReplicaSetHash(text: string): boolean {
  const decimal = [...text].map((letter) => HASH_LETTERS.indexOf(letter)).join('')
  return Number(decimal) <= 0xffff_ffff && (decimal.length === 1 || decimal[0] !== '0')
}

/** A CronJob's job carries its scheduled minute since 1970; eight digits fall in this century from 2000 to 2160. */
function isScheduledMinute(digits: string): boolean {
  return Number(digits) > 15_778_080
}

/** The workload of a pod by the shape of its name. A name that fits no shape is a pod of its own. */
export const workloadOf = remembered(
  (pod: string): Workload =>
    (pod.length === LONGEST_NAME ? cutWorkload(pod) : undefined) ?? shapedWorkload(pod) ?? { name: pod, kind: 'Pod' },
)

function shapedWorkload(pod: string): Workload | undefined {
  for (const { pattern, kind, holds } of SHAPES) {
    const [, name, part = ''] = pattern.exec(pod) ?? []
    if (name !== undefined && (holds?.(part) ?? true)) return { name, kind }
  }
  return undefined
}

const CUT_HASH = new RegExp(`^(.+)-(${HASH}{1,10})$`)

/** Letters of a hash; fewer may be the start of one, or the end of a name. */
const SURE_HASH_LENGTH = 8
const ALONE = new RegExp(`^${SUFFIX}$`)

/** A name at the longest lost its last dash, and a part of the hash before it: what is left of the name tells. */
function cutWorkload(pod: string): Workload | undefined {
  const kept = pod.slice(0, -SUFFIX_LENGTH)
  if (kept.endsWith('-')) return undefined
  if (!ALONE.test(pod.slice(-SUFFIX_LENGTH))) return undefined
  const [, name = kept, hash = ''] = CUT_HASH.exec(kept) ?? []
  return { name, kind: hash.length >= SURE_HASH_LENGTH ? 'Deployment' : null }
}
