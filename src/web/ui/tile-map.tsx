import { Flex, Typography, theme } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PROVINCES } from '../../shared/regions.ts';
import { useLanguage } from '../app/language.tsx';
import './tile-map.css';

/** Where the tile of each province lies, column and row from 1, so that neighbours mostly stay neighbours. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  '230000': [8, 1],
  '150000': [5, 2],
  '110000': [6, 2],
  '220000': [8, 2],
  '650000': [1, 3],
  '660000': [2, 3],
  '620000': [3, 3],
  '640000': [4, 3],
  '140000': [5, 3],
  '130000': [6, 3],
  '120000': [7, 3],
  '210000': [8, 3],
  '630000': [3, 4],
  '610000': [4, 4],
  '410000': [5, 4],
  '370000': [6, 4],
  '320000': [7, 4],
  '310000': [8, 4],
  '540000': [2, 5],
  '510000': [3, 5],
  '500000': [4, 5],
  '420000': [5, 5],
  '340000': [6, 5],
  '330000': [7, 5],
  '530000': [3, 6],
  '520000': [4, 6],
  '430000': [5, 6],
  '360000': [6, 6],
  '350000': [7, 6],
  '450000': [4, 7],
  '440000': [5, 7],
  '460000': [5, 8],
};

/** Hundredths of the colour that a tile takes on, from nothing to the most; words can be read on each, in light and in dark. */
const SHADES = [0, 16, 34, 56, 100] as const;

/** The shade of a value among all of them: none for nothing, the others in even steps up to the greatest. */
export function shadeOf(value: number, greatest: number): (typeof SHADES)[number] {
  if (value <= 0 || greatest <= 0) return SHADES[0];
  const step = Math.min(SHADES.length - 1, Math.ceil((value / greatest) * (SHADES.length - 1)));
  return SHADES[step] ?? SHADES[0];
}

interface TileMapProps {
  /** What is shown, for readers of the screen. */
  readonly title: string;
  /** By the six-digit codes of provinces; one that is missing has nothing. */
  readonly values: ReadonlyMap<string, number>;
  readonly write?: (value: number) => string;
  /** What is told of a province that is missing; nought, where that is what it has. */
  readonly absent?: string;
  /** Where a tile leads. */
  readonly addressOf?: (province: string) => string;
}

/** The provinces as tiles of one size, 兵团 on a par with them, coloured by a number. It is no survey map. */
export function TileMap({ title, values, write = String, absent, addressOf }: TileMapProps): ReactNode {
  const { token } = theme.useToken();
  const { tell, stops } = useLanguage();
  const greatest = Math.max(0, ...values.values());
  const colour = (shade: number) => ({
    background: `color-mix(in srgb, ${token.colorPrimary} ${shade}%, ${token.colorBgContainer})`,
    color: shade === 100 ? token.colorBgContainer : token.colorText,
    borderColor: token.colorBorder,
  });
  return (
    <figure className="tile-map" aria-label={title}>
      <ul>
        {PROVINCES.map(({ code, name, short, en }) => {
          const [column, row] = PLACES[code] ?? [1, 1];
          const value = values.get(code);
          const written = value === undefined && absent !== undefined ? absent : write(value ?? 0);
          const content = (
            <>
              <span>{tell({ zh: short, en: TILE_NAMES[code] ?? en })}</span>
              <strong className="tabular">{written}</strong>
            </>
          );
          const label = `${tell({ zh: name, en })}${stops.colon}${written}`;
          const style = colour(shadeOf(value ?? 0, greatest));
          return (
            <li key={code} style={{ gridColumn: column, gridRow: row }}>
              {addressOf === undefined ? (
                <div className="tile" style={style} title={label}>
                  {content}
                </div>
              ) : (
                <Link className="tile" style={style} to={addressOf(code)} title={label}>
                  {content}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      <Flex gap={4} align="center" aria-hidden className="tile-legend">
        <Typography.Text type="secondary">{write(0)}</Typography.Text>
        {SHADES.map((shade) => (
          <span key={shade} style={colour(shade)} />
        ))}
        <Typography.Text type="secondary">{write(greatest)}</Typography.Text>
      </Flex>
    </figure>
  );
}

/** Names that are too long for a tile. */
const TILE_NAMES: Readonly<Record<string, string>> = {
  '150000': 'In. M.',
  '210000': 'Liaon.',
  '230000': 'Heil.',
  '310000': 'Shangh.',
  '330000': 'Zhej.',
  '370000': 'Shand.',
  '440000': 'Guangd.',
  '450000': 'Guangx.',
  '500000': 'Chongq.',
  '520000': 'Guizh.',
  '650000': 'Xinj.',
  '660000': 'Corps',
};
