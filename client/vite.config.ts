import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('.'),
  plugins: [react()],
  resolve: { alias: { '#contract': at('../contract/index.ts') } },
  build: {
    outDir: at('../dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // The page's policy lets fonts come from files only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // One file for the schemas and what must be set before the first of them is made (`api/csp.ts`).
        codeSplitting: { groups: [{ name: 'contract', test: /node_modules\/zod\/|\/contract\/|\/client\/api\/csp/ }] },
      },
    },
  },
  // The page's own modules in `api/` are not the server's.
  server: { proxy: { '^/api/(?!.+\\.tsx?)': process.env.ENTENTE_API ?? 'http://127.0.0.1:4747' } },
})
