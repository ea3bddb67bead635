import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Area } from './areas';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function moveRow(step: number) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
}

/** Section 8 of the design: G and a letter go somewhere, J and K move in lists, N makes a new one, / filters, Ctrl K searches. */
export function useShortcuts(areas: Area[], search: () => void) {
  const navigate = useNavigate();
  const waiting = useRef(0);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        search();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      const key = event.key.toLowerCase();
      if (Date.now() - waiting.current < 1000) {
        waiting.current = 0;
        const area = areas.find((one) => one.key === key);
        if (area) navigate({ to: area.to });
        return;
      }
      if (key === 'g') waiting.current = Date.now();
      else if (key === 'j' || key === 'k') moveRow(key === 'j' ? 1 : -1);
      else if (key === 'n') document.querySelector<HTMLElement>('[data-new]')?.click();
      else if (key === '/') {
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-filter]')?.focus();
      }
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [areas, navigate, search]);
}
