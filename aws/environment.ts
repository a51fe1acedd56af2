import { InvalidInput } from '../domain/errors.ts'

/** What the stack (or a laptop) sets for the functions. Read when a task runs, never on import. */

/** A variable that must be there. Throws InvalidInput naming it. */
export function requiredVariable(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '')
    throw new InvalidInput(`environment variable ${name} is not set; the stack sets it`)
  return value
}

/** A whole number within bounds. Throws InvalidInput naming the variable and its value. */
export function wholeNumberVariable(name: string, least: number, most: number): number {
  const text = requiredVariable(name)
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new InvalidInput(
      `environment variable ${name} is "${text}"; a whole number from ${least} to ${most} is right`,
    )
  }
  return value
}

/** A number within bounds. Throws InvalidInput naming the variable and its value. */
export function numberVariable(name: string, least: number, most: number): number {
  const text = requiredVariable(name)
  const value = Number(text)
  if (!Number.isFinite(value) || value < least || value > most) {
    throw new InvalidInput(`environment variable ${name} is "${text}"; a number from ${least} to ${most} is right`)
  }
  return value
}

/** `true` or `false`. Throws InvalidInput naming the variable and its value. */
export function booleanVariable(name: string): boolean {
  const text = requiredVariable(name)
  if (text !== 'true' && text !== 'false') {
    throw new InvalidInput(`environment variable ${name} is "${text}"; true or false is right`)
  }
  return text === 'true'
}

/** One of some words. Throws InvalidInput naming the variable and its value. */
export function oneOfVariable<Word extends string>(name: string, words: readonly Word[]): Word {
  const text = requiredVariable(name)
  const word = words.find((one) => one === text)
  if (word === undefined)
    throw new InvalidInput(`environment variable ${name} is "${text}"; ${words.join(', ')} are right`)
  return word
}

/** A JSON list of texts. Throws InvalidInput naming the variable and its value. */
export function listVariable(name: string): string[] {
  const text = requiredVariable(name)
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  } catch {
    // Falls through to the one message that says what is right.
  }
  throw new InvalidInput(`environment variable ${name} is "${text}"; a JSON list of texts is right`)
}

/** A JSON list of objects that `isRight` takes. Throws InvalidInput naming the variable, its value and what is right. */
export function objectsVariable<Value>(name: string, isRight: (item: Value) => boolean, right: string): Value[] {
  const text = requiredVariable(name)
  try {
    const value: unknown = JSON.parse(text)
    const isObject = (item: unknown) => typeof item === 'object' && item !== null && isRight(item as Value)
    if (Array.isArray(value) && value.every(isObject)) return value
  } catch {
    // Falls through to the one message that says what is right.
  }
  throw new InvalidInput(`environment variable ${name} is "${text}"; a JSON list of objects with ${right} is right`)
}
