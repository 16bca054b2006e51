// Writes library/database/schema.sql: the schema that all migrations together leave behind, for reading. A test keeps it
// true. Run it after adding a migration: node scripts/write-schema.mjs (under the project's own Node).
import { writeFileSync } from 'node:fs';

const { schemaText } = await import('../library/database/schema.ts');
writeFileSync(new URL('../library/database/schema.sql', import.meta.url), schemaText());
