import { globSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const here = import.meta.dirname;
const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
// Left as packages beside the built main: native code, and what loads its WASM from its own folder.
const codecs = ['charls', 'libjpeg-turbo-8bit', 'libjxl', 'openjpeg', 'openjph'].map(
  (name) => `@cornerstonejs/codec-${name}`,
);
const native = ['electron', 'better-sqlite3-multiple-ciphers', 'onnxruntime-web', ...codecs];

/** The source of a thread, as main names it. */
const threadSource = /new URL\((['"])[./]+(?:[a-z-]+\/)*([a-z-]+\.worker)\.ts\1, import\.meta\.url\)/g;
/** Built, main is a few large files in one folder (five hundred small ones take it half a second longer to load). */
const builtThreads: Plugin = {
  name: 'built-threads',
  applyToEnvironment: (environment) => environment.name === 'main',
  transform: (code) => ({ code: code.replaceAll(threadSource, "new URL('./$2.js', import.meta.url)"), map: null }),
};

const mainEntries = (): Record<string, string> => ({
  electron: path.join(here, 'main/app/shell/electron/entry.ts'),
  browser: path.join(here, 'main/app/shell/browser/entry.ts'),
  ...Object.fromEntries(
    globSync('main/**/*.worker.ts', { cwd: here }).map((file) => [path.basename(file, '.ts'), path.join(here, file)]),
  ),
});

export default defineConfig({
  root: path.join(here, 'renderer'),
  publicDir: false,
  base: './',
  plugins: [react(), builtThreads],
  worker: { format: 'es' },
  build: { target: 'chrome148', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  environments: {
    client: {
      build: {
        outDir: path.join(here, 'dist/renderer'),
        rolldownOptions: {
          input: {
            index: path.join(here, 'renderer/index.html'),
            second: path.join(here, 'renderer/second.html'),
            host: path.join(here, 'renderer/inference/host.html'),
          },
        },
      },
    },
    main: {
      consumer: 'server',
      resolve: { external: native, noExternal: true },
      build: {
        outDir: path.join(here, 'dist/main'),
        target: 'node24',
        emptyOutDir: true,
        rolldownOptions: {
          input: mainEntries(),
          external: [...native, ...node, /^@cornerstonejs\/codec-/],
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { external: ['electron'], noExternal: true },
      build: {
        outDir: path.join(here, 'dist/preload'),
        target: 'node24',
        emptyOutDir: true,
        rolldownOptions: {
          input: { preload: path.join(here, 'preload/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const wanted = process.env['PHENOSCOPE_BUILD']?.split(',') ?? ['main', 'preload', 'client'];
      for (const name of wanted) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
