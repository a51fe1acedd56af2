export interface TraversedConstruct {
  readonly componentId?: string | undefined
  readonly componentType?: string | undefined
  readonly componentArn?: string | undefined
  readonly serviceName?: string | undefined
}

/** A top contributor as the API answers it; every field but the value may be missing or empty. */
export interface ContributorRow {
  readonly localIp?: string | undefined
  readonly snatIp?: string | undefined
  readonly localInstanceId?: string | undefined
  /** Tells whose the instance is. What is none costs the row nothing. */
  readonly localInstanceArn?: string | null | undefined
  readonly localVpcId?: string | undefined
  /** Tells whose the VPC is. What is none costs the row nothing. */
  readonly localVpcArn?: string | null | undefined
  readonly localRegion?: string | undefined
  readonly localAz?: string | undefined
  readonly localSubnetId?: string | undefined
  readonly targetPort?: number | undefined
  readonly remoteVpcId?: string | undefined
  readonly remoteVpcArn?: string | null | undefined
  readonly remoteRegion?: string | undefined
  readonly remoteAz?: string | undefined
  readonly remoteSubnetId?: string | undefined
  readonly remoteInstanceId?: string | undefined
  readonly remoteInstanceArn?: string | null | undefined
  readonly remoteIp?: string | undefined
  readonly dnatIp?: string | undefined
  readonly value?: number | undefined
  readonly traversedConstructs?: readonly TraversedConstruct[] | undefined
  /** What is of another type than this says nothing, and costs the row nothing. */
  readonly additionalFlowInfo?:
    | {
        readonly network?:
          | { readonly asName?: string | undefined; readonly asNumber?: number | undefined }
          | null
          | undefined
      }
    | null
    | undefined
  readonly kubernetesMetadata?:
    | {
        readonly localServiceName?: string | undefined
        readonly localPodName?: string | undefined
        readonly localPodNamespace?: string | undefined
        readonly remoteServiceName?: string | undefined
        readonly remotePodName?: string | undefined
        readonly remotePodNamespace?: string | undefined
      }
    | undefined
}

/** The autonomous system that announces an address. */
export interface RemoteNetwork {
  readonly number: number
  readonly name: string
}

/** The rows of one answer. */
export interface SiftedRows {
  /** Each once. */
  readonly rows: readonly (ContributorRow & { readonly value: number })[]
  /** Rows that are none: without a whole number of bytes up to 2^53, or with a field of another type. */
  readonly broken: number
  /** Rows that had come before, to the last field. */
  readonly repeated: number
}

/** Tells the rows of an answer from what is none, and counts each once: two that are alike in every field are one that came twice. */
export function siftedRows(answered: readonly unknown[]): SiftedRows {
  const rows: SiftedRows['rows'][number][] = []
  const alike = new Map<number, SiftedRows['rows'][number][]>()
  let broken = 0
  let repeated = 0
  for (const row of answered) {
    if (!isRow(row)) {
      broken += 1
      continue
    }
    // A text of the whole row costs ten times as much, and few rows are of as many bytes.
    const others = alike.get(row.value)
    if (others === undefined) alike.set(row.value, [row])
    else if (others.some((other) => isAlike(other, row))) {
      repeated += 1
      continue
    } else others.push(row)
    rows.push(row)
  }
  return { rows, broken, repeated }
}

const isAlike = (one: ContributorRow, other: ContributorRow) =>
  one.localIp === other.localIp &&
  one.remoteIp === other.remoteIp &&
  one.targetPort === other.targetPort &&
  JSON.stringify(one) === JSON.stringify(other)

const TEXTS = [
  ...['localIp', 'snatIp', 'localInstanceId', 'localVpcId', 'localRegion', 'localAz', 'localSubnetId'],
  ...['remoteVpcId', 'remoteRegion', 'remoteAz', 'remoteSubnetId', 'remoteInstanceId', 'remoteIp', 'dnatIp'],
]

const NAMES = [
  ...['localServiceName', 'localPodName', 'localPodNamespace'],
  ...['remoteServiceName', 'remotePodName', 'remotePodNamespace'],
]

/** By hand: a day has millions of rows. */
function isRow(row: unknown): row is SiftedRows['rows'][number] {
  if (!isObject(row)) return false
  const { value, targetPort, traversedConstructs, kubernetesMetadata } = row
  return (
    Number.isSafeInteger(value) &&
    (value as number) >= 0 &&
    (targetPort === undefined || targetPort === null || Number.isSafeInteger(targetPort)) &&
    (traversedConstructs === undefined || traversedConstructs === null || Array.isArray(traversedConstructs)) &&
    (kubernetesMetadata === undefined ||
      kubernetesMetadata === null ||
      (isObject(kubernetesMetadata) && hasTexts(kubernetesMetadata, NAMES))) &&
    hasTexts(row, TEXTS)
  )
}

function hasTexts(object: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  for (const name of names) {
    const text = object[name]
    if (typeof text !== 'string' && text !== undefined && text !== null) return false
  }
  return true
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Characters. */
const LONGEST_NAME = 60

/** The network of a row's remote address, where the service names one. Its name is text of others. */
export function networkOfRow({ additionalFlowInfo }: ContributorRow): RemoteNetwork | undefined {
  const { asNumber, asName } = additionalFlowInfo?.network ?? {}
  if (!Number.isSafeInteger(asNumber) || asNumber === undefined || asNumber <= 0) return undefined
  const name = typeof asName === 'string' ? asName.replaceAll(/[^\x20-\x7e]/g, '').trim() : ''
  return { number: asNumber, name: name === '' ? `AS${asNumber}` : name.slice(0, LONGEST_NAME) }
}
