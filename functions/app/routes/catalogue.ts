import { arms, measureNames, measures, parameterNames, registry } from '#sim-core';
import manifest from '../../../package.json' with { type: 'json' };
import { armGuide } from '../../../lab/report/arm-guide.ts';
import { armPhrases } from '../../../lab/verdict/wording.ts';
import type { catalogueOperations } from '../../contract/catalogue.ts';
import type { Handlers } from '../call.ts';
import { ProblemError } from '../problem.ts';
import type { Service } from '../service.ts';
import { libraryDocument } from './scenarios.ts';

/** Tells what there is to choose from. */
export function catalogueHandlers(service: Service): Handlers<keyof typeof catalogueOperations> {
  const begun = performance.now();
  const list = (items: readonly unknown[]) => () => Promise.resolve({ json: { items } });
  return {
    async readHealth({ owner }) {
      try {
        await service.store.check();
      } catch (error) {
        service.log('error', 'store does not answer', { error: String(error) });
        throw new ProblemError('unavailable', 'the database does not answer', {
          headers: { 'Retry-After': '5' },
        });
      }
      const uptimeSeconds = (performance.now() - begun) / 1000;
      const damage = await service.damage.current(owner);
      const isStorageChecked = service.isStorageChecked?.();
      return {
        json: {
          status: damage.length > 0 ? 'damaged' : 'ok',
          ...(damage.length > 0 && { damage }),
          ...(isStorageChecked !== undefined && { isStorageChecked }),
          version: manifest.version,
          uptimeSeconds,
        },
      };
    },
    async listLibrary() {
      const { librarySummaries } = await import('../../../scenarios/library.ts');
      return { json: { items: librarySummaries() } };
    },
    readLibraryScenario: async ({ params: { name } }) => ({ json: await libraryDocument(name) }),
    listArms: list(
      arms.map((name) => {
        const { label, rules } = armGuide[name];
        return { name, label, rules, inWords: armPhrases[name] };
      }),
    ),
    listParameters: list(parameterNames.map((name) => ({ name, ...registry[name] }))),
    listMeasures: list(measureNames.map((name) => ({ name, ...measures[name] }))),
    async listPropositions() {
      const { propositions } = await import('../../../lab/propositions.ts');
      return { json: { items: propositions } };
    },
  };
}
