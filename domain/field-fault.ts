import * as z from 'zod'

/** A field's message: what it is, and what would be right. */
export const says = (expected: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    input === undefined ? `is missing; ${expected}` : `is ${JSON.stringify(input)}; ${expected}`,
})

/** Text of so many characters. */
export const text = (least: number, most: number, what: string) => {
  const expected = says(`expected ${what} of ${least} to ${most} characters`)
  return z.string(expected).min(least, expected).max(most, expected)
}

/** The place of a fault as a person writes it: `budgets[0].usdPerMonth`. */
export const fieldOf = ({ path }: Pick<z.core.$ZodIssue, 'path'>) =>
  path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? String(step) : `.${String(step)}`))
    .join('')
