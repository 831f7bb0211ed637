import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';
import { lightContracts } from './platform/start/bare-contracts.ts';

/**
 * Every folder of `apps/` with an `index.html` is a page of its own. After `vite build` the server answers
 *
 *   /<app> and /<app>/*  with  dist/apps/<app>/index.html   (not cached; the app finds its page by the rest of the path)
 *   /assets/*            with  dist/assets/*                (names carry a hash: cached for a year, immutable)
 *
 * No page holds a script or a style of its own, so `script-src 'self'` holds everywhere. Only Ant Design, which the kiosk, the
 * board, the window and the public pages do not carry, writes styles at run time.
 */
const root = import.meta.dirname;
const apps = existsSync(resolve(root, 'apps'))
  ? readdirSync(resolve(root, 'apps')).filter((app) => existsSync(resolve(root, 'apps', app, 'index.html')))
  : [];

/**
 * Pages for weak boxes and slow networks. They are built without the schema library, a quarter of their first load, and without the
 * schemas of the messages they send: their forms look for what is empty, and the server says the rest.
 */
const light = new Set(['kiosk', 'display', 'public']);

/** Answers `/kiosk` in development as the server does after a build. */
const appPaths: Plugin = {
  name: 'yichuang-app-paths',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const app = /^\/([a-z-]+)(?:[/?]|$)/.exec(request.url ?? '')?.[1];
      const asksForPage = request.headers.accept?.includes('text/html');
      if (app && apps.includes(app) && asksForPage) request.url = `/apps/${app}/index.html`;
      next();
    });
  },
};

const schemaStub: Plugin = {
  name: 'yichuang-schema-stub',
  enforce: 'pre',
  applyToEnvironment: (environment) => environment.name === 'light',
  resolveId: (id) => (id === 'zod' ? resolve(root, 'platform/ui/build/schema-stub.ts') : undefined),
};

/** How the pages of one kind are built; both kinds lie in one `dist`, each with its manifest. */
function pages(kind: 'full' | 'light'): EnvironmentOptions {
  const input = apps
    .filter((app) => light.has(app) === (kind === 'light'))
    .map((app) => [app, resolve(root, 'apps', app, 'index.html')]);
  return {
    consumer: 'client',
    build: {
      outDir: 'dist',
      emptyOutDir: kind === 'full',
      manifest: `.vite/manifest.${kind}.json`,
      // Counters still run shells of 360 that are Chromium 86 inside.
      target: 'chrome86',
      cssTarget: 'chrome86',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        input: Object.fromEntries(input),
        // A contract that no page of an app sends is left out of it.
        // Fields of a class are plain assignments here: older browsers then need no helpers for them.
        ...(kind === 'light' ? { transform: { assumptions: { setPublicClassFields: true } } } : {}),
        treeshake: { manualPureFunctions: ['contract', 'z', 'id', 'line', 'text', 'may', 'device'] },
        output: {
          // React changes with its version only, so the pages of a hall fetch it once.
          codeSplitting: { groups: [{ name: 'react', test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/ }] },
        },
      },
    },
  };
}

export default defineConfig({
  root,
  base: '/',
  appType: 'mpa',
  publicDir: false,
  plugins: [react(), appPaths, schemaStub, lightContracts],
  // Found before the first page is asked for; found later, a library makes the page load twice.
  optimizeDeps: { entries: ['apps/*/index.html', 'platform/ui/gallery/index.html'] },
  server: { proxy: { '/api': { target: `http://127.0.0.1:${process.env['PORT'] ?? '8080'}` } } },
  environments: { client: pages('full'), light: pages('light') },
  builder: {
    async buildApp(builder) {
      // One after the other: the first empties the folder.
      for (const name of ['client', 'light']) await builder.build(builder.environments[name]!);
    },
  },
});
