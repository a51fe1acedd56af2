import type { Network } from './network.ts'
import type { Element, Lost, Path, PathEnd, Step } from './path.ts'

/** The steps of a way, and how it ends. */
export type Rest = Omit<Path, 'startSubnetId' | 'startZone'>

export const step = (element: Element, id: string | null): Step => ({
  element,
  id,
  zone: null,
  zones: null,
  trait: null,
  isOwners: false,
})

/** What has a zone, to which a crossing may be paid. */
export const standing = (
  element: Element,
  id: string,
  zone: string | null,
  { zone: from }: { readonly zone: Step['zone'] },
): Step => ({
  ...step(element, id),
  zone,
  zones:
    zone === 'every' || zone === from
      ? zone === null
        ? 'unknown'
        : 'same'
      : zone === null || from === null
        ? 'unknown'
        : 'different',
})

export const ended = (steps: readonly Step[], end: PathEnd, lastZone: string | null): Rest => ({
  steps,
  end,
  lastZone,
  endVpcId: null,
  lost: null,
})

export const lost = (steps: readonly Step[], why: Lost): Rest => ({ ...ended(steps, 'lost', null), lost: why })

/** Whose accounts a step is billed to, where that is not the one whose EC2 answered. */
export const ownedBy = (owners: readonly (string | null)[], { accountId }: Pick<Network, 'accountId'>) =>
  owners.every((owner) => owner === accountId) ? {} : { owners }
