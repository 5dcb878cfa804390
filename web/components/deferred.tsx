import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly load: () => Promise<ComponentType>;
}

/** A part of the page that is fetched when it is first shown. */
export function Deferred({ load }: Props) {
  const [part, setPart] = useState<{ readonly Part: ComponentType }>();
  useEffect(() => {
    let isWanted = true;
    void load().then((Part) => isWanted && setPart({ Part }));
    return () => {
      isWanted = false;
    };
  }, [load]);
  return part ? <part.Part /> : <div class="deferred" aria-busy="true" />;
}
