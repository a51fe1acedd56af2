import type { Filter } from '@aws-sdk/client-ec2'
import { AccessDenied, ServiceFault, Throttled } from '../domain/errors.ts'
import { askedAgain } from './answer.ts'
import { namedFault, RoleRefused, UnfitAnswer } from './faults.ts'

/** Questions to EC2, and which of them told nothing. */
export interface NetworkQuestions {
  /** Actions that told nothing, refused as a rule. */
  readonly denied: readonly string[]
  /** Those of them that went on answering with what was not asked for. */
  readonly unfit: readonly string[]
  /**
   * What an action tells; undefined where it is refused, or was before, or answers with what was not asked for. `isEmpty`
   * says what cannot be: an answer for which it holds is not believed, but for one that may be empty and stays so. Any other error is
   * thrown.
   */
  told<Value>(
    action: string,
    read: () => Promise<Value[]>,
    isEmpty?: (values: readonly Value[]) => boolean,
    mayBeEmpty?: boolean,
  ): Promise<Value[] | undefined>
}

export function networkQuestions(): NetworkQuestions {
  const denied: string[] = []
  const unfit: string[] = []
  async function told<Value>(
    action: string,
    read: () => Promise<Value[]>,
    isEmpty: (values: readonly Value[]) => boolean = () => false,
    mayBeEmpty = false,
  ) {
    if (denied.includes(`ec2:${action}`)) return undefined
    let empty: Value[] | undefined
    try {
      return await askedAgain(async () => {
        const values = await read()
        empty = isEmpty(values) ? values : undefined
        if (empty) throw lacking(action)
        return values
      })
    } catch (error) {
      const named = namedFault(error)
      if (mayBeEmpty && empty) return empty
      if (named instanceof UnfitAnswer) unfit.push(`ec2:${action}`)
      else if (!(named instanceof AccessDenied) || named instanceof RoleRefused) throw named
      denied.push(`ec2:${action}`)
      return undefined
    }
  }
  return { denied, unfit, told }
}

export const lacking = (action: string) => new UnfitAnswer(`the answer to ${action} lacks what must be there`)

/** What `read` tells of one thing by its id; undefined where it is gone, or shared no more. Throws a refusal or a fault. */
export async function unlessGone<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read()
  } catch (error) {
    const named = namedFault(error)
    if (named instanceof AccessDenied || named instanceof Throttled || named instanceof ServiceFault) throw named
    return undefined
  }
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html */
const MOST_VALUES_OF_A_FILTER = 200

/** What EC2 tells of things by a filter, on all pages: in several questions where the filter has more values than it takes. */
export async function collectedBy<Page, Value>(
  filter: { readonly name: string; readonly values: readonly string[] },
  pagesOf: (filters: Filter[]) => AsyncIterable<Page>,
  valuesOf: (page: Page) => Value[],
): Promise<Value[]> {
  const all: Value[] = []
  for (let from = 0; from < filter.values.length; from += MOST_VALUES_OF_A_FILTER) {
    const Values = filter.values.slice(from, from + MOST_VALUES_OF_A_FILTER)
    all.push(...(await collected(pagesOf([{ Name: filter.name, Values }]), valuesOf)))
  }
  return all
}

export async function collected<Page, Value>(
  pages: AsyncIterable<Page>,
  valuesOf: (page: Page) => Value[],
): Promise<Value[]> {
  const all: Value[] = []
  for await (const page of pages) all.push(...valuesOf(page))
  return all
}

/** What came on two pages is one. */
export const eachOnce = <Part extends { readonly id: string }>(parts: readonly Part[]): Part[] => [
  ...new Map(parts.map((part) => [part.id, part])).values(),
]

/** Of what belongs to another account, as a VPC that it shares, EC2 tells a part: what is missing there is not missed. */
export const isOwn = ({ ownerId }: { readonly ownerId?: string }, accountId: string | undefined) =>
  ownerId === undefined || accountId === undefined || ownerId === accountId
