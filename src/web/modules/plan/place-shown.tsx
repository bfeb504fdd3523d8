import { Button, theme } from 'antd';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import type { Place } from '../../../shared/plan.ts';
import { useTexts } from '../../app/language.tsx';
import { readingTexts } from './reading-texts.ts';

interface PlaceShown {
  readonly shown: Place | undefined;
  readonly show: (place: Place) => void;
}

const PlaceContext = createContext<PlaceShown>({ shown: undefined, show: () => {} });

/** Keeps which words of the original are being looked at, for the two sides of the page. */
export function PlaceShownProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [shown, show] = useState<Place>();
  const value = useMemo(() => ({ shown, show }), [shown]);
  return <PlaceContext value={value}>{children}</PlaceContext>;
}

export function usePlaceShown(): PlaceShown {
  return use(PlaceContext);
}

interface From {
  readonly clause: string;
  readonly place: Place;
}

/** Something that was read, with the clause that it came from: pointing at it, or its clause by the keyboard, shows the words there. */
export function Read({ from, children }: { readonly from: From; readonly children: ReactNode }): ReactNode {
  const t = useTexts(readingTexts);
  const { token } = theme.useToken();
  const { shown, show } = usePlaceShown();
  const hasPlace = from.place.end > from.place.start;
  const isShown = hasPlace && shown?.start === from.place.start && shown.end === from.place.end;
  const lookAt = hasPlace ? () => show(from.place) : undefined;
  return (
    // The pointer only moves the light on the other side; its clause does the same for the keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here that the button inside does not do
    <div
      onMouseEnter={lookAt}
      style={{
        borderInlineStart: `3px solid ${isShown ? token.colorPrimary : 'transparent'}`,
        background: isShown ? token.colorFillQuaternary : undefined,
        paddingInlineStart: 8,
        lineHeight: 1.7,
      }}
    >
      {hasPlace ? (
        <Button
          type="link"
          size="small"
          aria-label={t.showsPlace(from.clause)}
          onFocus={lookAt}
          onClick={lookAt}
          style={{ padding: 0, height: 'auto', marginInlineEnd: 6 }}
        >
          {from.clause}
        </Button>
      ) : (
        <span style={{ marginInlineEnd: 6, color: token.colorTextTertiary }}>{from.clause}</span>
      )}
      {children}
    </div>
  );
}
