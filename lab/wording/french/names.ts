import type { Wording } from '../wording.ts';

export const causes: Wording['causes'] = {
  unseen: { name: 'Non vues', meaning: 'personne que le client connaît ne les a remarquées' },
  unwilling: {
    name: 'Sans volonté',
    meaning: 'personne n’a voulu chercher, ou les personnes sollicitées ont refusé',
  },
  noSkill: {
    name: 'Sans compétence',
    meaning: 'aucun détenteur d’une compétence requise n’était connu ou n’a été trouvé',
  },
  noRoom: { name: 'Sans capacité', meaning: 'ceux qui pouvaient n’avaient plus de capacité' },
  outbid: {
    name: 'Rivaux',
    meaning: 'un rival était meilleur, ou l’offre en deçà de l’exigence du client',
  },
  defected: { name: 'Défection', meaning: 'gagnées, puis perdues par la défection d’un partenaire' },
};

export const stages: Wording['stages'] = {
  issued: { name: 'Émises', meaning: 'des clients les demandent' },
  noticed: { name: 'Remarquées', meaning: 'une connaissance les voit' },
  routed: { name: 'Orientées', meaning: 'la région a une proposition' },
  bid: { name: 'Soumises', meaning: 'l’offre convient au client' },
  won: { name: 'Remportées', meaning: 'la région les obtient' },
  delivered: { name: 'Livrées', meaning: 'le travail est fait, en valeur' },
};
