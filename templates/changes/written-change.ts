import type { Change } from '../../domain/findings/finding.ts'

/** One kind of change. */
export type ChangeOf<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>

/** A change as it is typed: commands of a POSIX shell, and the same for those who keep it in files. */
export interface WrittenChange {
  /** One command a line. */
  readonly apply: string
  readonly undo: string
  /** Shows at once whether it works. */
  readonly verify: string
  /** For `kubectl apply --server-side`: it holds the fields that change and no other. */
  readonly manifest: string | null
  /** TypeScript, inside a stack: `this`, `ec2`, and what a comment says. */
  readonly cdk: string | null
  /** Resources of the AWS provider, with the ids of what is there. */
  readonly terraform: string | null
  /** Values of the Helm chart that makes the Service, as its name tells. */
  readonly helm: { readonly chart: string; readonly page: string; readonly values: string } | null
}
