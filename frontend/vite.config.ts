import { transformAsync } from '@babel/core';
import { lingui } from '@lingui/vite-plugin';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

/**
 * Expands the Lingui macros. `@vitejs/plugin-react` has no Babel any more and the published Babel bridge refuses Node 20,
 * so this runs the one Babel plugin over the files that use a macro and leaves types and JSX to the bundler.
 */
function linguiMacros(): Plugin {
  return {
    name: 'zelodesk:lingui-macros',
    enforce: 'pre',
    async transform(code, id) {
      const [file = id] = id.split('?');
      if (!/\.tsx?$/.test(file) || file.includes('/node_modules/') || !/@lingui\/(core|react)\/macro/.test(code)) {
        return null;
      }
      const result = await transformAsync(code, {
        filename: file,
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: ['typescript', 'jsx'] },
        plugins: ['@lingui/babel-plugin-lingui-macro'],
      });
      return result?.code ? { code: result.code, map: result.map } : null;
    },
  };
}

/** What is needed before anything can be shown. In pieces of its own, one for each set of pages that shares it, it weighs more. */
const BASE = [
  'react',
  'react-dom',
  'scheduler',
  'clsx',
  'use-sync-external-store',
  '@lingui',
  '@floating-ui',
  '@mantine/(hooks|store|notifications)',
  '@mantine/core/esm/core',
  '@mantine/core/esm/components/(Button|CloseButton|FocusTrap|Loader|Menu|Popover|Portal|Skeleton|Tooltip|Transition|UnstyledButton)',
  '@tanstack/(history|query-core|react-query|react-store|store)',
];

const api = process.env.ZELODESK_ORIGIN ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      quoteStyle: 'single',
      generatedRouteTree: './src/route-tree.gen.ts',
    }),
    linguiMacros(),
    react(),
    lingui({ failOnMissing: true, failOnCompileError: true }),
  ],
  build: {
    // Without these targets the CSS minifier lowers `light-dark()` and every colour of the theme is lost.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'base', test: new RegExp(`/node_modules/(${BASE.join('|')})/`) }] },
      },
    },
    manifest: true,
    modulePreload: {
      // The names of what a page needs weigh on the first load of everybody. Only what the inbox opens is asked for ahead;
      // most of what the other pages need is there by then.
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === 'html' || /\/(views|RichEditor|Ledger)/.test(file)
          ? needed
          : needed.filter((name) => name.endsWith('.css')),
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': api,
      '/auth': api,
    },
  },
});
