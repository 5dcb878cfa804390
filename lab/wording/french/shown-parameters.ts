/** Parameters that a person sets with a control, or chooses for an axis, as the page names them. */
export const controls = {
  skillLevel: 'Compétence des entreprises',
  researchShare: 'Bénéfice mis en recherche',
  rivalFit: 'Force des rivaux extérieurs',
  rivalCount: 'Rivaux extérieurs par affaire',
  demandRate: 'Fréquence des demandes',
  exportShare: 'Clients hors de la région',
  sophisticationHigh: 'Exigence des clients',
  twoSkills: 'Affaires exigeant deux compétences',
  relatedShare: 'Part d’entreprises liées',
  complementarySkillCount: 'Compétences des entreprises liées',
  factorShare: 'Part d’universités et d’instituts',
  training: 'Formation par une institution connue',
  salesViewMean: 'Regarder au-delà de son catalogue',
  redirectMean: 'Volonté de transmettre du travail',
  benchmarkMean: 'Volonté d’apprendre des pertes',
  contactRate: 'Fréquence des rencontres',
  meetingStrength: 'Confiance gagnée à une rencontre',
  tieDecay: 'Usure des relations inutilisées',
  defection: 'Inconnus qui font défection',
  organisationCount: 'Organisations',
  regionRadius: 'Rayon de la région',
  mobilityRate: 'Gens qui changent d’employeur',
  distanceScale: 'Distance parcourue pour se voir',
};

export const ofCompany = {
  fidelity: 'Fidélité des ordres à chaque échelon',
  headquartersSlots: 'Décisions du siège par division et par an',
};

export const corners = {
  firms: 'Entreprises',
  related: 'Industries liées',
  factors: 'Facteurs',
  demand: 'Demande',
  rivals: 'Rivaux',
  attitudes: 'Attitudes',
  'social life': 'Vie sociale',
  governance: 'Gouvernance',
  region: 'Région',
  policy: 'Politique',
};
