import type { Interval } from '#lab';
import type { NetworkAnswer, ResilienceAnswer, ShockAnswer } from '../../lab/resilience/resilience-answer.ts';
import { resilienceVerdict } from '../../lab/resilience/resilience-verdict.ts';
import { endsOf, monthsOf, monthsRange } from '../../lab/resilience/resilience-wording.ts';
import { shockPhrase } from '../../lab/resilience/usual-shocks.ts';
import { plain } from '../../lab/report/quantities.ts';
import { capital } from '../../lab/verdict/wording.ts';
import type { Output } from '../session.ts';
import { tableOf } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

/** An answer for people: the words first, then a table for each shock and one of the network. */
export function resilienceText(answer: ResilienceAnswer, output: Output): string {
  const { title, scenario, confidence, network, shocks } = answer;
  const { colours, width } = output;
  const percent = Number((100 * confidence).toFixed(6));
  const section = (heading: string, note: string, body: string) =>
    `${colours.bold(wrap(heading, width))}\n${colours.dim(wrap(note, width))}\n\n${body}`;
  return [
    `${title} ${colours.dim(`(${scenario})`)}`,
    words(answer, output),
    ...shocks.map((shock) =>
      section(
        capital(shockPhrase(shock.shock)),
        `In month ${shock.strike + 1} after the branch. Per cent of the turnover of the same arm without it, below it ${percent} % intervals; an asterisk marks a loss beyond chance.`,
        shockTable(shock, answer, output),
      ),
    ),
    ...(network
      ? [
          section(
            'What is left of the network',
            `Largest part of the organisations that hangs together, in per cent of what it was, where part of all goes by lot, or those with most ties first: ${plain(network.cluster.organisations, 0)} organisations of the cluster at the end without a shock, beside real networks of joint projects.`,
            networkTable(network, output),
          ),
        ]
      : []),
  ].join('\n\n');
}

/** The answer stands out, the caution stands back. */
function words(answer: ResilienceAnswer, { colours, width }: Output): string {
  const byLine = (text: string, tone: (line: string) => string) => text.split('\n').map(tone).join('\n');
  return resilienceVerdict(answer)
    .map(({ topic, text }) => {
      const wrapped = wrap(text, width);
      if (topic === 'answer') return byLine(wrapped, colours.bold);
      return topic === 'caution' ? byLine(wrapped, colours.dim) : wrapped;
    })
    .join('\n\n');
}

function shockTable({ arms, strike }: ShockAnswer, { months }: ResilienceAnswer, output: Output): string {
  const columns = [
    { heading: 'Arm' },
    { heading: 'At worst\n%', isNumber: true },
    { heading: 'Made good\nmonths', isNumber: true },
    { heading: 'Lost to the end\n%', isNumber: true },
    { heading: 'In the last year\n%', isNumber: true },
  ];
  const left = months - strike;
  const rows = arms.map(({ arm, depth, recovery, whole, lost, tests }) => [
    arm,
    `${plain(depth.mean, 1)} \n${output.colours.dim(endsOf(depth))} `,
    `${monthsOf(recovery.months, left)} \n${output.colours.dim(monthsRange(recovery, left))} `,
    lossCell(whole, tests.whole.isSeen, output),
    lossCell(lost, tests.lost.isSeen, output),
  ]);
  return tableOf(columns, rows, output);
}

function lossCell(loss: Interval, isSeen: boolean, { colours }: Output): string {
  const mean = plain(loss.mean, 1);
  const ends = `${colours.dim(endsOf(loss))} `;
  if (!isSeen) return `${mean} \n${ends}`;
  return `${loss.mean > 0 ? colours.red(`${mean}*`) : colours.green(`${mean}*`)}\n${ends}`;
}

/** Shares removed that a line of 80 has room for. */
const toldShares = { random: [0.1, 0.3], targeted: [0.05, 0.1, 0.2] } as const;
const ways = { random: 'by lot', targeted: 'by ties' } as const;
type Way = keyof typeof ways;

function networkTable({ shares, cluster, real }: NetworkAnswer, output: Output): string {
  const wayNames = Object.keys(ways) as Way[];
  const columns = [
    { heading: 'Network' },
    { heading: 'Partners\neach', isNumber: true },
    ...wayNames.flatMap((way) =>
      toldShares[way].map((share) => ({
        heading: `${plain(100 * share, 0)} %\n${ways[way]}`,
        isNumber: true,
      })),
    ),
  ];
  const cells = (left: (way: Way, place: number) => number) =>
    wayNames.flatMap((way) =>
      toldShares[way].map((share) => plain(100 * left(way, shares.indexOf(share)), 0)),
    );
  const rows = [
    [
      'this cluster',
      plain((2 * cluster.ties) / cluster.organisations, 1),
      ...cells((way, place) => cluster[way][place].mean),
    ],
    ...real.networks.map((network) => [
      network.name.replaceAll('_', ' '),
      plain((2 * network.ties) / network.organisations, 1),
      ...cells((way, place) => network[way][place]),
    ]),
  ];
  return tableOf(columns, rows, output);
}
