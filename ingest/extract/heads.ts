/** Named values; what is not named is 0. */
export type Features = Record<string, number>

/** A logistic head: a weight for each feature. */
export type Head = Readonly<Record<string, number>>

/** The chance that the head says yes. */
export function probability(head: Head, features: Features): number {
  let sum = 0
  for (const name in features) sum += (features[name] ?? 0) * (head[name] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}
