import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [react(), compressed()],
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
