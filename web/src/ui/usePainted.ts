import { useEffect, useState } from 'react';

/** Whether the document has been painted once: what stands further down may come then. */
export function usePainted() {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const observer = new PerformanceObserver((seen) => {
      if (seen.getEntriesByName('first-contentful-paint').length > 0) setPainted(true);
    });
    observer.observe({ type: 'paint', buffered: true });
    return () => observer.disconnect();
  }, []);
  return isPainted;
}
