/** How often each promise is tried with other articles; `ENTENTE_PROPERTY_RUNS` raises it. */
export const RUNS = Number(process.env.ENTENTE_PROPERTY_RUNS ?? 5)
