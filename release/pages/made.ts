import { commandPermissions } from './command-permissions.ts'
import { failureTable } from './failures.ts'
import { memberRole } from './member-role.ts'
import { archivePermissions, permissionTables } from './permissions.ts'
import { settingsTables } from './settings.ts'
import { columnTables, savedQueryTable } from './tables.ts'

/** What is made from the code, by the name that a page has it under. */
export const MADE: Readonly<Record<string, () => string>> = {
  'archive-permissions': archivePermissions,
  'command-permissions': commandPermissions,
  failures: failureTable,
  'member-role': memberRole,
  permissions: permissionTables,
  'saved-queries': savedQueryTable,
  settings: settingsTables,
  tables: columnTables,
}

const BLOCK = /(<!-- npm run docs: ([\w-]+) -->\n).*?(<!-- end -->)/gs

/** A page with every such part made anew. Throws where it asks for one that there is not. */
export const renewed = (page: string): string =>
  page.replaceAll(BLOCK, (_, begin: string, name: string, end: string) => {
    const make = MADE[name]
    if (make === undefined) throw new Error(`a page asks for "${name}"; there is ${Object.keys(MADE).join(', ')}`)
    return `${begin}\n${make()}\n\n${end}`
  })
