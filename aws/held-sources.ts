import { type HoldOff, isHeldOff, refused } from '../domain/collecting/hold-off.ts'
import { monitorOfId } from '../domain/source.ts'
import { deployedSettings } from './settings.ts'

/** By source, in this process: the others of a run learn it for themselves. */
const heldOff = new Map<string, HoldOff>()

const sourceOf = (monitor: string) => monitorOfId(monitor).source ?? ''

/** Whether a monitor's source is left alone for now, so that those of others have their turn. Where there is one alone, there is nobody to wait. */
export const isSourceHeldOff = (monitor: string): boolean =>
  deployedSettings().sources.length > 0 && isHeldOff(heldOff.get(sourceOf(monitor)), Date.now())

export function noteRefusal(monitor: string): void {
  heldOff.set(sourceOf(monitor), refused(heldOff.get(sourceOf(monitor)), Date.now()))
}

export function noteStart(monitor: string): void {
  heldOff.delete(sourceOf(monitor))
}
