import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { putInAddress } from '../state/share.ts';
import { texts } from '../texts/texts.ts';

interface Props {
  readonly load: () => Promise<ComponentType>;
  /** Of the screen that the part is, told where it cannot be fetched. */
  readonly title?: string;
}

/** A part of the page that is fetched when it is first shown. */
export function Deferred({ load, title }: Props) {
  const [part, setPart] = useState<{ readonly Part: ComponentType }>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isWanted = true;
    load().then(
      (Part) => isWanted && setPart({ Part }),
      () => isWanted && setMissing(true),
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  if (isMissing) return <Missing title={title} />;
  return part ? <part.Part /> : <div class="deferred" aria-busy="true" />;
}

/** A page that was replaced on its server asks for files that are gone: loaded anew, it knows the new ones. */
function Missing({ title }: { readonly title: string | undefined }) {
  const t = texts.value.missing;
  const reload = async () => {
    await putInAddress();
    location.reload();
  };
  return (
    <>
      {title !== undefined && <h1>{title}</h1>}
      <div class="notice" role="alert">
        <p>{t.lead}</p>
        <button type="button" onClick={() => void reload()}>
          {t.reload}
        </button>
      </div>
    </>
  );
}
