import type { LeverName } from '#sim-core';

/** The levers as headings and lists name them. */
export const leverNames: Readonly<Record<LeverName, string>> = {
  broker: 'Animateurs de cluster',
  events: 'Rencontres professionnelles',
  infrastructure: 'Transports et lieux de rencontre',
  training: 'Cours de formation',
  research: 'Recherche universitaire',
  investment: 'Attraction d’investisseurs',
  exports: 'Missions à l’export',
  grants: 'Aides aux projets communs',
  platform: 'Plateforme publique de compétences',
};
