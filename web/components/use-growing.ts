import { useEffect, useState } from 'preact/hooks';

/** How many parts of something long are on the page: one more whenever the browser has time, until all are. */
export function useGrowing(total: number): number {
  const [count, setCount] = useState(1);
  useEffect(() => {
    if (count >= total) return;
    const request = requestIdleCallback(() => setCount(count + 1), { timeout: 100 });
    return () => cancelIdleCallback(request);
  }, [count, total]);
  return count;
}
