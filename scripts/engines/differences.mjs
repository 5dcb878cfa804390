/**
 * Where the hashes of an engine depart from the pinned ones: the first step of each arm (the record when every
 * state agrees), and what is missing.
 *
 * @param pinned hashes by scenario, arm and step
 * @param found the same, from an engine
 */
export function differences(pinned, found) {
  return Object.entries(pinned).flatMap(([scenario, arms]) =>
    Object.entries(arms).flatMap(([arm, hashes]) => {
      const step = Object.keys(hashes).find((key) => found[scenario]?.[arm]?.[key] !== hashes[key]);
      if (step === undefined) return [];
      return [`${scenario} ${arm} ${step === 'record' ? 'in the record' : `from step ${step}`}`];
    }),
  );
}
