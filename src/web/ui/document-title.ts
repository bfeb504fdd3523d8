import { useEffect } from 'react';
import { useTexts } from '../app/language.tsx';
import { layoutTexts } from '../app/texts.ts';

/** What the browser calls the page, in its tab and its history. */
export function useDocumentTitle(title: string): void {
  const { product } = useTexts(layoutTexts);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
