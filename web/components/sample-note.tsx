import { timesText } from '../../lab/sample-sentence.ts';
import { loaded } from '../state/session.ts';
import { texts } from '../texts/texts.ts';
import { told } from '../texts/wording.ts';

/** What counts and totals are of, where the scenario simulates a sample of its region. */
export function SampleNote() {
  const sample = loaded.value?.scenario.sample;
  if (sample === undefined) return null;
  return <p class="small">{texts.value.shape.sample(timesText(sample, told.value?.wording))}</p>;
}
