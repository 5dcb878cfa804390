import { type GroupName, groups, sliderEnds } from '../state/controls.ts';
import { texts } from '../texts/texts.ts';
import { ParameterControl } from './parameter-control.tsx';

/** The controls of one corner, or one part of the theory. */
export function ControlGroup({ group }: { readonly group: GroupName }) {
  const t = texts.value;
  return (
    <section
      class="control-group"
      id={`group-${group}`}
      aria-labelledby={`group-${group}-title`}
      tabIndex={-1}
    >
      <h2 id={`group-${group}-title`}>{t.groups[group]}</h2>
      {groups[group].map((name) => (
        <ParameterControl key={name} name={name} label={t.controls[name]} ends={sliderEnds[name]} />
      ))}
    </section>
  );
}
