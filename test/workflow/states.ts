import { readFileSync } from 'node:fs'

/** A state, with those of its items where it is a map. */
interface State {
  readonly ItemProcessor?: { readonly States: States }
}
type States = Readonly<Record<string, State>>

const definition = JSON.parse(readFileSync(new URL('../../cdk/workflow.asl.json', import.meta.url), 'utf8'))

const withItems = (states: States): States =>
  Object.assign({}, states, ...Object.values(states).map(({ ItemProcessor }) => withItems(ItemProcessor?.States ?? {})))

/** All states of the workflow, those of its maps' items too, by name. */
// biome-ignore lint/suspicious/noExplicitAny: each test knows the fields that it reads
export const allStates: Readonly<Record<string, any>> = withItems(definition.States)
