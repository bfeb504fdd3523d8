import { useEffect, useRef } from 'react';

export type KeyActions = Readonly<Record<string, () => void>>;

/** Keys of the whole page, by `event.key` in lower case; in fields and dialogues they are what they always are. */
export function useKeys(actions: KeyActions): void {
  const newest = useRef(actions);
  newest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing || event.altKey || event.metaKey || isTyping(event.target)) return;
      const name = event.key.toLowerCase();
      const action = newest.current[event.ctrlKey ? `ctrl+${name}` : name];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null;
}
