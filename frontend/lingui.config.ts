import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ru', 'pt'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}/messages',
      include: ['src'],
      exclude: ['**/*.test.*', '**/*.gen.*', 'src/features/reports/**', 'src/routes/-*reports/**'],
    },
    {
      // Loaded with the reports: see routes/-reports/ReportsPage.
      path: '<rootDir>/src/locales/{locale}/reports',
      include: ['src/features/reports', 'src/routes/-reports'],
      exclude: ['**/*.test.*', 'src/features/reports/saved/**'],
    },
    {
      // Loaded with the saved reports: see routes/-saved-reports/SavedReports.
      path: '<rootDir>/src/locales/{locale}/saved-reports',
      include: ['src/features/reports/saved', 'src/routes/-saved-reports'],
      exclude: ['**/*.test.*'],
    },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
});
