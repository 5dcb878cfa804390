import type { Wording } from '../wording.ts';
import { numbers } from './numbers.ts';

/** Tables of numbers: headings, names of rows, units, notes. */
export const tables: Wording['tables'] = {
  measures: {
    heading: 'Les principales mesures, une façon de s’organiser par colonne',
    measure: 'Mesure',
    groups: {
      money: 'Argent',
      companies: 'Entreprises et emploi',
      relations: 'Compétences et relations',
    },
    names: {
      turnover: 'Chiffre d’affaires',
      exportTurnover: 'Chiffre d’affaires hors de la région',
      relatedTurnover: 'Chiffre d’affaires des entreprises liées',
      valueAdded: 'Valeur ajoutée',
      attentionCosts: 'Coût de l’attention',
      profit: 'Bénéfice',
      returnOnInvestment: 'Rendement de l’investissement local',
      employment: 'Emploi',
      firms: 'Entreprises',
      related: 'Entreprises liées',
      births: 'Créations',
      deaths: 'Fermetures',
      meanUtilisation: 'Utilisation de la capacité',
      herfindahl: 'Concentration (Herfindahl)',
      meanSkill: 'Compétence moyenne',
      skillUniqueness: 'Entreprises dont la compétence se trouve difficilement ailleurs',
      locationQuotient: 'Spécialisation (quotient de localisation)',
      meanDegree: 'Liens par personne',
      meanTrust: 'Confiance moyenne d’un lien',
      meanRedirect: 'Volonté de transmettre ou de collaborer',
    },
    units: {
      employment: 'personnes occupées',
      firms: 'entreprises',
      related: 'entreprises',
      births: 'entreprises',
      deaths: 'entreprises',
      meanSkill: 'niveau',
      locationQuotient: 'rapport',
      meanDegree: 'liens',
      meanTrust: 'poids',
    },
    herfindahl: 'indice, 1 pour une seule entreprise',
    percent: '%',
    thousand: 'milliers d’euros',
    million: 'millions d’euros',
    billion: 'milliards d’euros',
    perYear: (unit) => `${unit} par an`,
    above: 'au-dessus des isolées',
    below: 'en dessous des isolées',
    plannerShare: 'Part comblée de l’écart avec le planificateur',
    note: (years, confidence, oneIn) =>
      `Moyennes des ${years} années après la bifurcation, avec l’${numbers.intervalName(confidence)} en dessous. ▲ au-dessus et ▼ en dessous des entreprises isolées au-delà du hasard, selon la différence appariée ; sans marque, le hasard seul a pu faire la différence. Là où rien ne diffère, le hasard seul marquerait environ un nombre sur ${oneIn}. Un – tient lieu d’intervalle là où les réplications n’en permettent aucun, par exemple quand toutes donnent le même nombre.`,
  },
  losses: {
    heading: 'Les opportunités perdues, chiffre par chiffre',
    ofEvery: 'Sur 100, en valeur',
  },
};
