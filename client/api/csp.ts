import { config } from 'zod'

// The page's policy forbids code made from text; zod would try it and be reported. Must run before any schema is made.
config({ jitless: true })
