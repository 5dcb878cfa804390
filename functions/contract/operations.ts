/** Method and path of every operation: all that a client must know besides types. Paths write parameters as `{name}`. */
export const operations = {
  readHealth: ['GET', '/v1/health'],
  listScenarios: ['GET', '/v1/scenarios'],
  createScenario: ['POST', '/v1/scenarios'],
  cloneScenario: ['POST', '/v1/scenarios/clone'],
  importScenario: ['POST', '/v1/scenarios/import'],
  readScenario: ['GET', '/v1/scenarios/{id}'],
  replaceScenario: ['PUT', '/v1/scenarios/{id}'],
  deleteScenario: ['DELETE', '/v1/scenarios/{id}'],
  listRuns: ['GET', '/v1/runs'],
  startRun: ['POST', '/v1/runs'],
  readRun: ['GET', '/v1/runs/{id}'],
  deleteRun: ['DELETE', '/v1/runs/{id}'],
  cancelRun: ['POST', '/v1/runs/{id}/cancel'],
  readResult: ['GET', '/v1/runs/{id}/result'],
  readRunFile: ['GET', '/v1/runs/{id}/files/{file}'],
  planSweep: ['POST', '/v1/sweeps/plan'],
  listSweeps: ['GET', '/v1/sweeps'],
  startSweep: ['POST', '/v1/sweeps'],
  readSweep: ['GET', '/v1/sweeps/{id}'],
  deleteSweep: ['DELETE', '/v1/sweeps/{id}'],
  cancelSweep: ['POST', '/v1/sweeps/{id}/cancel'],
  readSweepFile: ['GET', '/v1/sweeps/{id}/files/{file}'],
  listLibrary: ['GET', '/v1/library'],
  readLibraryScenario: ['GET', '/v1/library/{name}'],
  listArms: ['GET', '/v1/catalogue/arms'],
  listParameters: ['GET', '/v1/catalogue/parameters'],
  listMeasures: ['GET', '/v1/catalogue/measures'],
  listPropositions: ['GET', '/v1/catalogue/propositions'],
} as const satisfies Record<
  string,
  readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: `/v1/${string}`]
>;

export type OperationName = keyof typeof operations;
