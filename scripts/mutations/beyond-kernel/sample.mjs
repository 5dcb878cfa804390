/** A seeded sample of sites: each folder has its share, and limits, defaults, units, bands and lifetimes half of that. */
import { createHash } from 'node:crypto';

/**
 * Half of the sample is shared alike among the folders, the other half by the number of their sites. The seed ranks a
 * site by its own text, so that a change elsewhere leaves the sample as it is.
 *
 * @template {import('./sites.mjs').Site} Site
 * @param {Site[]} sites
 * @returns {(Site & { became: string })[]} by file and line
 */
export function sampleOf(sites, size, seed) {
  const ranked = withRanks(sites, seed).sort((a, b) => order(a.rank, b.rank));
  const folders = [...new Set(sites.map(folderOf))].sort();
  const shares = folders.map(
    (folder) => ranked.filter((site) => folderOf(site) === folder).length / sites.length,
  );
  const counts = rounded(
    shares.map((share) => (size / 2) * (1 / folders.length + share)),
    size,
  );
  return folders
    .flatMap((folder, i) => {
      const own = ranked.filter((site) => folderOf(site) === folder);
      const constants = own.filter((site) => site.isConstant).slice(0, Math.ceil(counts[i] / 2));
      return [...constants, ...own.filter((site) => !site.isConstant).slice(0, counts[i] - constants.length)];
    })
    .map(({ rank, ...site }) => ({
      ...site,
      became: site.choices[parseInt(rank.slice(-8), 16) % site.choices.length],
    }))
    .sort((a, b) => order(a.file, b.file) || a.start - b.start);
}

export function folderOf({ file }) {
  return file.split('/')[0];
}

/** Sites of a file that are alike are told apart by their order. */
function withRanks(sites, seed) {
  const alike = new Map();
  return sites.map((site) => {
    const text = [seed, site.file, site.kind, site.was, site.context].join('\n');
    const before = alike.get(text) ?? 0;
    alike.set(text, before + 1);
    return { ...site, rank: createHash('sha256').update(`${text}\n${before}`).digest('hex') };
  });
}

/** Whole numbers of a given sum; what rounding left goes to who lost most by it. */
function rounded(quotas, sum) {
  const counts = quotas.map(Math.floor);
  const losers = quotas.map((_, i) => i).sort((a, b) => (quotas[b] % 1) - (quotas[a] % 1));
  const left = sum - counts.reduce((total, count) => total + count, 0);
  for (const loser of losers.slice(0, left)) counts[loser]++;
  return counts;
}

function order(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
