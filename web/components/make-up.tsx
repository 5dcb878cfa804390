interface Props {
  readonly name: string;
  readonly count: number;
  readonly relatedShare: number;
  readonly factorShare: number;
}

const mostDots = 130;
/** Turns by this angle spread dots evenly, as seeds in a sunflower. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
const width = 320;
const height = 120;

/** Who is in a cluster: a dot stands for one organisation, or for a few where there are many. */
export function MakeUp({ name, count, relatedShare, factorShare }: Props) {
  const dots = Math.min(count, mostDots);
  const factors = Math.round(dots * factorShare);
  const related = Math.round(dots * relatedShare);
  return (
    <svg class="make-up" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      {Array.from({ length: dots }, (_, i) => {
        const away = Math.sqrt((i + 0.5) / dots);
        const kind =
          i < factors ? 'factor' : (i * 7919) % (dots - factors || 1) < related ? 'related' : 'firm';
        return (
          <circle
            key={i}
            class={`dot-${kind}`}
            cx={width / 2 + away * (width / 2 - 16) * Math.cos(i * goldenAngle)}
            cy={height / 2 + away * (height / 2 - 8) * Math.sin(i * goldenAngle)}
            r={kind === 'factor' ? 5 : 3.5}
          />
        );
      })}
    </svg>
  );
}
