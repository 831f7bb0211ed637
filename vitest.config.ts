import { defineConfig } from 'vitest/config';
import { installedPackage } from './platform/postgres/npm-package.ts';

/** What speaks SQL: it is tested on the oldest PostgreSQL as well. The whole is tested on the newest. */
const stores = ['platform/journal', 'platform/sign-in', 'registers', 'systems', 'checks/sql'];

// npm has it for the usual platforms; elsewhere the newest alone is tested, but never silently where a build is judged.
const hasOldest = installedPackage('oldest') !== undefined || process.env['CI'] !== undefined;

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'newest',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['node_modules/**', 'dist/**', '.build/**'],
          globalSetup: ['house/test-postgres.ts'],
        },
      },
      ...(hasOldest
        ? [
            {
              extends: true as const,
              test: {
                name: 'postgres-15',
                include: stores.flatMap((folder) => [`${folder}/**/server/**/*.test.ts`, `${folder}/*.test.ts`]),
                exclude: ['node_modules/**', 'dist/**', '.build/**'],
                globalSetup: ['house/test-postgres-15.ts'],
              },
            },
          ]
        : []),
    ],
  },
});
