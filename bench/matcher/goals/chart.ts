import { nanoseconds, whole } from '../units.ts';
import type { GrowthLine, GrowthPoint } from './growth.ts';
import { decadesAround, LogScale } from './log-scale.ts';

/**
 * What a document costs for each profile, by the number of profiles, as an SVG: both axes logarithmic, a line for each name, told apart by colour and by mark. It has a ground of its
 * own and follows the reader's choice of light or dark. Throws a RangeError where there is no point.
 */
export function growthChart(lines: readonly GrowthLine[], note: string): string {
  const points = lines.flatMap((line) => line.points);
  const x = new LogScale(decadesAround(points.map(({ profiles }) => profiles)), PLOT.left + INSET, PLOT.right - INSET);
  const y = new LogScale(decadesAround(points.map((point) => point.nanoseconds)), PLOT.bottom, PLOT.top);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title description">
<title id="title">${TITLE}</title>
<desc id="description">${written(describe(lines))}</desc>
<style>${STYLE}</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}"/>
<text class="title" x="${PLOT.left}" y="26">${TITLE}</text>
${x.decades.map((value) => verticalGrid(x.at(value), value)).join('\n')}
${y.decades.map((value) => horizontalGrid(y.at(value), value)).join('\n')}
<text x="${(PLOT.left + PLOT.right) / 2}" y="${PLOT.bottom + 44}" text-anchor="middle">profiles</text>
<text transform="translate(20 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)" text-anchor="middle">CPU nanoseconds</text>
${lines.map((line, i) => drawn(line, i, x, y)).join('\n')}
${legend(lines, y).join('\n')}
<text class="note" x="12" y="${HEIGHT - 12}">${written(note)}</text>
</svg>
`;
}

const TITLE = 'CPU time per document and profile';
const WIDTH = 800;
const HEIGHT = 480;
const PLOT = { left: 80, right: 620, top: 48, bottom: 388 };
/** So that figures at the first and last points do not touch what stands beside the plot. */
const INSET = 36;
/** Of the text, so that neighbouring names do not touch. */
const LINE_HEIGHT = 18;

const LIGHT = ['#0b5fa5', '#b3470a', '#5b4a9e', '#2d7a3a', '#8a2d5c'];
const DARK = ['#6db3f2', '#f0935a', '#b7a6f5', '#7fce8d', '#ec8fbd'];

const STYLE = [
  `text{font:13px system-ui,sans-serif;fill:#222}.title{font-size:15px;font-weight:600}.note{font-size:11px}`,
  `.ground{fill:#fff}.grid{stroke:#ddd}.line{fill:none;stroke-width:2}`,
  ...LIGHT.map((colour, i) => colours(i, colour)),
  `@media(prefers-color-scheme:dark){text{fill:#e6e6e6}.ground{fill:#16191d}.grid{stroke:#3a3f45}`,
  ...DARK.map((colour, i) => colours(i, colour)),
  '}',
].join('');

function colours(i: number, colour: string): string {
  return `.s${i}{stroke:${colour}}.f${i}{fill:${colour}}`;
}

function verticalGrid(x: number, value: number): string {
  return `<path class="grid" d="M${round(x)} ${PLOT.top}V${PLOT.bottom}"/><text x="${round(x)}" y="${PLOT.bottom + 20}" text-anchor="middle">${whole(value)}</text>`;
}

function horizontalGrid(y: number, value: number): string {
  return `<path class="grid" d="M${PLOT.left} ${round(y)}H${PLOT.right}"/><text x="${PLOT.left - 8}" y="${round(y + 4)}" text-anchor="end">${value.toLocaleString('en')}</text>`;
}

/** Only our own points have their figures beside them. */
function drawn({ points }: GrowthLine, i: number, x: LogScale, y: LogScale): string {
  const places = points.map((point) => [round(x.at(point.profiles)), round(y.at(point.nanoseconds))] as const);
  const line = `<path class="line s${i}" d="M${places.map(([left, top]) => `${left} ${top}`).join('L')}"/>`;
  const marks = places.map(([left, top]) => mark(i, left, top));
  const figures = places.map(
    ([left, top], at) =>
      `<text x="${left}" y="${top - 12}" text-anchor="middle">${nanoseconds(points[at]!.nanoseconds)}</text>`,
  );
  return [line, ...marks, ...(i === 0 ? figures : [])].join('');
}

/** Round, square, or with as many corners as there are shapes left. */
function mark(i: number, x: number, y: number): string {
  const shape = [
    `<circle class="f${i}" cx="0" cy="0" r="4.5"/>`,
    `<path class="f${i}" d="M-4-4h8v8h-8z"/>`,
    `<path class="f${i}" d="M0-5.5L5 4H-5z"/>`,
    `<path class="f${i}" d="M0-6L6 0 0 6-6 0z"/>`,
    `<path class="f${i}" d="M0 5.5L5-4H-5z"/>`,
  ][i]!;
  return `<g transform="translate(${x} ${y})">${shape}</g>`;
}

/** The names beside the last points of their lines, moved down where they would touch. */
function legend(lines: readonly GrowthLine[], y: LogScale): string[] {
  const byHeight = lines
    .map(({ name, points }, i) => ({ name, i, wanted: y.at(points.at(-1)!.nanoseconds) }))
    .toSorted((one, other) => one.wanted - other.wanted);
  let free = 0;
  return byHeight.map(({ name, i, wanted }) => {
    const top = round(Math.max(wanted, free));
    free = top + LINE_HEIGHT;
    return `${mark(i, PLOT.right + 20, top)}<text x="${PLOT.right + 32}" y="${top + 4}">${written(name)}</text>`;
  });
}

function describe(lines: readonly GrowthLine[]): string {
  const told = (point: GrowthPoint): string => `${nanoseconds(point.nanoseconds)} at ${whole(point.profiles)} profiles`;
  return lines.map(({ name, points }) => `${name}: ${points.map(told).join(', ')}`).join('. ');
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}

/** As text of XML. */
function written(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
