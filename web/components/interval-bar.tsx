import type { Interval } from '../../lab/statistics/interval.ts';
import { isDetermined } from '../../lab/statistics/support.ts';

const width = 600;
const steps = [5, 10, 20, 50, 100, 200, 500, 1000, 5000];

/** The interval on a line with 0, so that it is seen to shrink. */
export function IntervalBar({ interval: { mean, low, high } }: { readonly interval: Interval }) {
  const isKnown = isDetermined({ low, high });
  const reach = Math.max(Math.abs(mean || 0) * 1.5, 5);
  const most = steps.find((step) => step >= reach) ?? reach;
  const within = (value: number) => Math.max(-most, Math.min(most, value));
  const x = (value: number) => ((within(value) + most) / (2 * most)) * (width - 20) + 10;
  return (
    <svg class="interval" viewBox={`0 0 ${width} 44`} aria-hidden="true">
      <line class="axis" x1={x(-most)} x2={x(most)} y1={18} y2={18} />
      <line class="zero" x1={x(0)} x2={x(0)} y1={6} y2={30} />
      {isKnown && (
        <rect class="reach" x={x(low)} width={Math.max(2, x(high) - x(low))} y={11} height={14} rx={7} />
      )}
      {Number.isFinite(mean) && <circle class="mean" cx={x(mean)} cy={18} r={6} />}
      <text x={10} y={42}>{`−${most} %`}</text>
      <text x={x(0)} y={42} text-anchor="middle">
        0
      </text>
      <text x={width - 10} y={42} text-anchor="end">{`+${most} %`}</text>
    </svg>
  );
}
