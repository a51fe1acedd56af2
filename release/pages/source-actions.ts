import { SOURCE_ACTIONS } from '../../domain/permissions.ts'

/** What the role of another account allows, one a line. */
export const sourceActions = (): string => `\`\`\`json\n${JSON.stringify(SOURCE_ACTIONS.toSorted(), null, 2)}\n\`\`\``
