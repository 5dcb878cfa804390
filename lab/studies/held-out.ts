import { type Network, type Scenario, defaultParameters, simulate } from '#sim-core';

/** Companies and their last two years, as in a register of annual accounts. */
export type Company = Network['organisations'][number];

/** Organisations of the large region on which distributions are read, as the sources ask for thousands. */
const largeRegion = 5000;

/**
 * Companies of a large isolated region at the end of a run.
 *
 * @param replication which draw of luck
 */
export function largeRegister(scenario: Scenario, replication: number): Company[] {
  const parameters = { ...scenario.parameters, organisationCount: largeRegion };
  const run = simulate({ ...scenario, parameters }, { arm: 'isolated', replication, withNetwork: true });
  return run.network!.organisations.filter(({ kind }) => kind !== 'factor');
}

/** Logarithmic growth of companies that sold in both years. */
export function growthRates(companies: readonly Company[]): { size: number; growth: number }[] {
  return companies
    .filter(({ turnover, turnoverBefore }) => turnover > 0 && turnoverBefore > 0)
    .map(({ turnover, turnoverBefore }) => ({
      size: turnoverBefore,
      growth: Math.log(turnover / turnoverBefore),
    }));
}

/**
 * Size–volatility slope: minus the slope of ln(standard deviation of growth) on ln(size), over deciles of size.
 *
 * Source  Amaral et al. 1997: .20 ± .03
 */
export function volatilitySlope(companies: readonly Company[]): number {
  const rates = growthRates(companies).sort((a, b) => a.size - b.size);
  const deciles = Array.from({ length: 10 }, (_, i) =>
    rates.slice(Math.floor((i * rates.length) / 10), Math.floor(((i + 1) * rates.length) / 10)),
  );
  const points = deciles.map((decile) => ({
    x: meanOf(decile.map(({ size }) => Math.log(size))),
    y: Math.log(deviationOf(decile.map(({ growth }) => growth))),
  }));
  return -slopeOf(points);
}

/**
 * Shape of growth rates: mean absolute over standard deviation; .707 for a Laplace tent, .798 for a normal bell.
 *
 * Source  Stanley et al. 1996; Bottazzi & Secchi 2006
 */
export function tentShape(companies: readonly Company[]): number {
  const growth = growthRates(companies).map((rate) => rate.growth);
  const centre = meanOf(growth);
  return meanOf(growth.map((value) => Math.abs(value - centre))) / deviationOf(growth);
}

/**
 * Hill's estimate of the exponent of the size distribution's tail, from the largest 5 %.
 *
 * Source  Axtell 2001: 1.06
 */
export function tailExponent(companies: readonly Company[]): number {
  const sizes = companies.map(({ turnover }) => turnover).sort((a, b) => b - a);
  const count = Math.floor(sizes.length / 20);
  const threshold = Math.log(sizes[count]);
  return 1 / meanOf(sizes.slice(0, count).map((size) => Math.log(size) - threshold));
}

/** A scenario of the registry's defaults under a textual name's luck. */
export function referenceScenario(
  seed: number,
  changes: Parameters<typeof defaultParameters>[0] = {},
): Scenario {
  return { name: 'validation', seed, parameters: defaultParameters(changes) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[]): number {
  const centre = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

function slopeOf(points: readonly { x: number; y: number }[]): number {
  const x = meanOf(points.map((point) => point.x));
  const y = meanOf(points.map((point) => point.y));
  const covariance = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return covariance / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}
