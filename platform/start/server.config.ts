import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/**
 * How the server is built for use: its own code in one folder, packages as they are installed. `.build/house/main.js` is what the launcher
 * starts; tests, tools and development run the sources.
 */
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.build/house');

/** Migrations and delivered lists lie beside the sources that name them, and are read from there. */
const placesOfSources: Plugin = {
  name: 'yichuang-places-of-sources',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return undefined;
    const source = JSON.stringify(path.relative(folder, id).replaceAll(path.sep, '/'));
    return { code: code.replaceAll('import.meta.url', `new URL(${source}, import.meta.url).href`), map: null };
  },
};

export default defineConfig({
  root,
  publicDir: false,
  plugins: [placesOfSources],
  build: {
    ssr: true,
    target: 'node20',
    outDir: folder,
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { main: path.join(root, 'house/main.ts') },
      // One file, so that a place that is named from it is right wherever the code came from.
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});
