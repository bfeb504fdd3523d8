import { useSearchParams } from 'react-router';

/** What a page is narrowed to, kept in its address, so that going back and sending a link keep it. */
export function useAddress(): {
  readonly value: (name: string) => string | undefined;
  readonly change: (next: Readonly<Record<string, string | undefined>>) => void;
} {
  const [address, setAddress] = useSearchParams();
  return {
    value: (name) => address.get(name) ?? undefined,
    change: (next) =>
      setAddress((old) => {
        const changed = new URLSearchParams(old);
        for (const [name, value] of Object.entries(next)) {
          if (value === undefined || value === '') changed.delete(name);
          else changed.set(name, value);
        }
        return changed;
      }),
  };
}
