import { useEffect, useState } from 'preact/hooks';
import '../styles/panels.css';
import { texts } from '../texts/texts.ts';
import { type Choice, type ChoiceGroup, choices } from './choices.ts';
import { comparedReplications } from './replicate-here.ts';
import type { Side } from './side.ts';
import { SideBySide } from './side-by-side.tsx';

type Sides = readonly [Side, Side];

/** Two scenarios beside each other, whichever can be reached. */
export function ComparePanel() {
  const t = texts.value.compare;
  const all = choices.value;
  const [chosen, setChosen] = useState<readonly [string?, string?]>([]);
  const keys = [chosen[0] ?? usualFirst(all) ?? '', chosen[1] ?? 'current'] as const;
  const pair = keys.map((key) => all.find((each) => each.key === key));
  const [[first, second], isSame] = [pair, keys[0] === keys[1]];
  const work = useComparing();
  return (
    <section class="panel compare" aria-labelledby="compare-title">
      <h2 id="compare-title">{t.title}</h2>
      <p>{t.lead}</p>
      <div class="choices">
        <ScenarioChoice
          label={t.first}
          value={keys[0]}
          onChange={(key) => (work.drop(), setChosen([key, keys[1]]))}
        />
        <ScenarioChoice
          label={t.second}
          value={keys[1]}
          onChange={(key) => (work.drop(), setChosen([keys[0], key]))}
        />
      </div>
      <div class="toolbar">
        <button
          type="button"
          class="primary"
          disabled={!first || !second || isSame || work.progress !== undefined}
          onClick={() => first && second && void work.compare([first, second])}
        >
          {t.begin}
        </button>
        {work.progress !== undefined && (
          <button type="button" onClick={work.drop}>
            {t.stop}
          </button>
        )}
      </div>
      <div class="run-state" role="status">
        {isSame && <p class="small">{t.same}</p>}
        {work.fault && (
          <p class="notice">
            {t.fault} <span lang="en">{work.fault}</span>
          </p>
        )}
        {work.progress !== undefined && <Progress done={work.progress} />}
      </div>
      {work.sides && <SideBySide sides={work.sides} />}
    </section>
  );
}

function Progress({ done }: { readonly done: number }) {
  const all = 2 * comparedReplications;
  const told = texts.value.compare.progress(done, all);
  return (
    <>
      <progress aria-label={told} max={all} value={done} />
      <p class="small">{told}</p>
    </>
  );
}

interface ScenarioChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (key: string) => void;
}

function ScenarioChoice({ label, value, onChange }: ScenarioChoiceProps) {
  const t = texts.value.compare;
  const groups = Object.entries(t.groups) as [ChoiceGroup, string][];
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {groups.map(([group, name]) => {
          const own = choices.value.filter((each) => each.group === group);
          return (
            own.length > 0 && (
              <optgroup key={group} label={name}>
                {own.map((choice) => (
                  <option key={choice.key} value={choice.key}>
                    {nameOf(choice)}
                  </option>
                ))}
              </optgroup>
            )
          );
        })}
      </select>
    </label>
  );
}

function nameOf({ key, title, createdAt }: Choice): string {
  const t = texts.value.compare;
  if (key === 'current') return t.current(title);
  if (key === 'opened') return t.opened(title);
  return createdAt ? `${title}, ${new Date(createdAt).toLocaleString(document.documentElement.lang)}` : title;
}

/** What the scenario was before it was changed; if it is as it was opened, another of the library. */
function usualFirst(all: readonly Choice[]): string | undefined {
  const title = all.find(({ key }) => key === 'current')?.title;
  const opened = all.find(({ key }) => key === 'opened');
  return (opened ?? all.find((each) => each.group === 'library' && each.title !== title))?.key;
}

/** Reads both sides, one after the other, until it is told to drop them. */
function useComparing() {
  const [sides, setSides] = useState<Sides>();
  const [progress, setProgress] = useState<number>();
  const [fault, setFault] = useState('');
  const [work, setWork] = useState<AbortController>();
  useEffect(() => () => work?.abort(), [work]);
  const drop = () => {
    work?.abort();
    setWork(undefined);
    setSides(undefined);
    setProgress(undefined);
    setFault('');
  };
  const compare = async ([one, other]: readonly [Choice, Choice]) => {
    drop();
    const own = new AbortController();
    const tell = (before: number) => (done: number) => !own.signal.aborted && setProgress(before + done);
    setWork(own);
    setProgress(0);
    try {
      const first = await one.read(tell(0), own.signal);
      const second = first && (await other.read(tell(comparedReplications), own.signal));
      if (own.signal.aborted || !first || !second) return;
      setSides([first, second]);
    } catch (error) {
      if (!own.signal.aborted) setFault(error instanceof Error ? error.message : String(error));
    }
    if (!own.signal.aborted) setProgress(undefined);
  };
  return { sides, progress, fault, compare, drop };
}
