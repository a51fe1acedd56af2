/** Who owns a pod, read from its name. Rules: kubernetes/kubernetes, names/generate.go and controller_utils.go. */
export interface Workload {
  readonly name: string
  /** Null where the name fits several kinds. */
  readonly kind: 'Deployment' | 'StatefulSet' | 'CronJob' | 'Pod' | null
}

/** Letters of generated names: no vowels and no look-alikes, so that no word arises. */
const SUFFIX = '[bcdfghjklmnpqrstvwxz2456789]{5}'

const DEPLOYMENT_POD = new RegExp(`^(.+)-([456789bcdf]{1,10})-${SUFFIX}$`)
const CRON_JOB_POD = new RegExp(`^(.+)-(\\d{8})-${SUFFIX}$`)
const ORDINAL_POD = /^(.+)-(?:0|[1-9]\d{0,4})$/
const GENERATED_POD = new RegExp(`^(.+)-${SUFFIX}$`)

const HASH_LETTERS = '456789bcdf'

/** The hash is a decimal uint32 written in ten safe letters; what does not decode is a part of the name. */
function isReplicaSetHash(text: string): boolean {
  const decimal = [...text].map((letter) => HASH_LETTERS.indexOf(letter)).join('')
  return Number(decimal) <= 0xffff_ffff && (decimal.length === 1 || decimal[0] !== '0')
}

/** A CronJob's job carries its scheduled minute since 1970; eight digits fall in this century from 2000 to 2160. */
function isScheduledMinute(digits: string): boolean {
  return Number(digits) > 15_778_080
}

/** The workload of a pod by the shape of its name. A name that fits no shape is a pod of its own. */
export function workloadOf(pod: string): Workload {
  const cronJob = CRON_JOB_POD.exec(pod)
  if (cronJob?.[1] && cronJob[2] && isScheduledMinute(cronJob[2])) return { name: cronJob[1], kind: 'CronJob' }
  const deployment = DEPLOYMENT_POD.exec(pod)
  if (deployment?.[1] && deployment[2] && isReplicaSetHash(deployment[2]))
    return { name: deployment[1], kind: 'Deployment' }
  const ordinal = ORDINAL_POD.exec(pod)
  if (ordinal?.[1]) return { name: ordinal[1], kind: 'StatefulSet' }
  const generated = GENERATED_POD.exec(pod)
  if (generated?.[1]) return { name: generated[1], kind: null }
  return { name: pod, kind: 'Pod' }
}
