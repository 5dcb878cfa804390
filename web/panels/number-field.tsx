interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A labelled number; what is out of range is brought back into it. */
export function NumberField({ label, value, min, max, step, onChange }: Props) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => {
          const given = event.currentTarget.valueAsNumber;
          const next = Number.isFinite(given) ? Math.min(max, Math.max(min, given)) : value;
          event.currentTarget.value = String(next);
          onChange(next);
        }}
      />
    </label>
  );
}
