import type { Notice } from '#scenarios';

/** A notice about a scenario, with its remedy. */
export function noticeInFrench({
  code,
  path,
  value,
  from,
  to,
}: Notice): readonly [message: string, remedy: string] {
  const subject = path.slice(1).replaceAll('/', '.');
  const always = `${subject} vaut ${value} pendant tous les mois de ${from} à ${to}`;
  switch (code) {
    case 'year-since-branch': {
      const why =
        'confronte year ou month à une année civile, alors que tous deux comptent depuis la bifurcation';
      return [
        value === undefined ? `${subject} ${why}` : `${always} : la formule ${why}`,
        'écrivez calendarYear au lieu de year, dans un document qui a un « start », le mois de la bifurcation',
      ];
    }
    case 'no-time':
      return [`${always} : la formule ne nomme aucun temps`, `écrivez le nombre ${value}`];
    case 'same-values':
      return [
        `${always} : toutes les valeurs datées sont les mêmes`,
        `ajoutez une autre valeur à une date ultérieure, ou écrivez le nombre ${value}`,
      ];
    case 'never-changes':
      return [
        `${always} : ce qui la change est hors de ces mois, ou coupé par min, max ou une comparaison`,
        'vérifiez la formule au premier et au dernier mois ; avant la bifurcation, la valeur du mois 0 tient',
      ];
    case 'no-money':
      return [
        `${subject} vaut 0 pendant tous les mois du levier, qui ne fait rien`,
        'donnez-lui de l’argent pendant ces mois, ou supprimez le levier',
      ];
    case 'no-strength':
      return [`${subject} vaut 0 : le choc ne fait rien`, 'donnez-lui une taille, ou supprimez le choc'];
  }
}
