import type { What } from '../channel.ts'
import { fits } from '../pattern.ts'
import type { Settings } from '../settings.ts'

/** Whose the workloads are that every given pattern fits: `*` stands for any text. */
export interface TeamRule {
  readonly team: string
  readonly cluster?: string | undefined
  /** Fits nothing that has no namespace, as a node. */
  readonly namespace?: string | undefined
  /** Fits nothing that is no known pod. */
  readonly workload?: string | undefined
}

/** Whose workloads are, as somebody decided. */
export interface Teams {
  /** The last one that fits holds. */
  readonly rules: readonly TeamRule[]
  /** What they are known by: what teams cost by other rules is no measure. */
  readonly id: string
  /** Absent where no label names teams. */
  readonly label?: TeamLabel
}

/** A label that names teams, and the clusters that told theirs. */
export interface TeamLabel {
  readonly name: string
  readonly clusters: readonly string[]
}

/** Where a team is told of its part, and what that may cost. */
export interface TeamContact {
  readonly team: string
  readonly recipients: readonly string[]
  /** Names of channels of the settings. */
  readonly channels: readonly string[]
  readonly what: readonly What[]
  /** Its budget; absent where it has none here. */
  readonly usdPerMonth?: number | undefined
}

/** Decisions that are in force: an object of `decisions/`. */
export interface Decisions {
  readonly schema: 1
  /** Null where nobody says whose anything is. */
  readonly teams: Teams | null
  /** Absent where no team is told of its part, and in decisions of an earlier form. */
  readonly contacts?: readonly TeamContact[]
  /** Beside those of the settings; absent where there are none, as in decisions of an earlier form. */
  readonly accepted?: Settings['accepted']
  readonly budgets?: Settings['budgets']
}

export const NO_DECISIONS: Decisions = { schema: 1, teams: null }

/** Who has what nobody says whose it is. */
export const UNOWNED = 'unowned'

/** What a label of Kubernetes may have at most: a team by a label and one by a rule are one. */
export const LONGEST_TEAM = 63

/** Controls and what turns the direction of writing have no place in a name. */
export const isTeamName = (name: string) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) && name.trim() === name

/** Teams that something may be of, `labels` among them; none where nobody decided on teams. */
export const teamNamesOf = (teams: Teams | null, labels: Iterable<string> = []): readonly string[] =>
  teams === null ? [] : [...new Set([...teams.rules.map(({ team }) => team), ...labels, UNOWNED])]

/** An end that pays. */
export interface Owned {
  readonly namespace: string | null
  readonly workload: string | null
  readonly workloadKind?: string | null
}

/** Of two ends, the one that pays: who called or, where nobody knows that, who was called. */
export const payingEnd = <End extends Pick<Owned, 'namespace'>>(source: End, destination: End): End =>
  source.namespace === null && destination.namespace !== null ? destination : source

/** The team of an end in a cluster. */
export type TeamOf = (cluster: string, end: Owned) => string

/** What people decided goes before what `labelOf` has of labels. */
export function teamOf(
  { rules }: Pick<Teams, 'rules'>,
  labelOf: (cluster: string, end: Owned) => string | undefined = () => undefined,
): TeamOf {
  const known = new Map<string, string>()
  return (cluster, end) => {
    const { namespace, workload, workloadKind = null } = end
    const id = JSON.stringify([cluster, namespace, workload, workloadKind])
    const team =
      known.get(id) ??
      rules.findLast(
        (rule) => isOf(rule.cluster, cluster) && isOf(rule.namespace, namespace) && isOf(rule.workload, workload),
      )?.team ??
      labelOf(cluster, end) ??
      UNOWNED
    known.set(id, team)
    return team
  }
}

const isOf = (pattern: string | undefined, name: string | null) =>
  pattern === undefined || (name !== null && fits(pattern, name))
