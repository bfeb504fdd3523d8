import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';

/** Where `npm run demo` answers, for working on the pages: what they ask of a server is passed on to it. */
const office = `http://127.0.0.1:${process.env.CHUANLI_PORT ?? 8080}`;
const asked = ['/api', '/feeds', '/feedback', '/stop', '/calendars'];

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [react(), compressed()],
  server: { proxy: Object.fromEntries(asked.map((path) => [path, office])) },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Names without content would be kept by browsers after a new version; with content they can be kept for ever.
    assetsDir: 'assets',
    chunkSizeWarningLimit: 1200,
    // The policy of the pages lets no inline text stand for a file.
    assetsInlineLimit: 0,
  },
});
