import { useLanguage } from '../../app/language.tsx';

/** What a thing of the network is called where it stands alone: an English name begins with a capital. */
export function useLabel(): (words: { readonly zh: string; readonly en: string }) => string {
  const { tell } = useLanguage();
  return ({ zh, en }) => tell({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) });
}
