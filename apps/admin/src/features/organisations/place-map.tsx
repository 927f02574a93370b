import { useTranslation } from 'react-i18next';
import { placesOf } from '@brug/domain/places';
import type { Place } from '@brug/domain/places';
import type { PlaceView } from '@brug/contracts/organisations';
import { useFormat } from '../../shared/format/use-format.js';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import { westFlemishCoast, zhejiangCoast } from './map-outlines.js';
import type { Point } from './map-outlines.js';
import styles from './place-map.module.css';

const width = 316;
const height = 150;

/** How much of each side fits: pixels per degree of latitude, and how far the middle may go north and south. */
const views = {
  CN: { scale: 62, south: 28.2, north: 30, west: 119.4, east: 120.9 },
  BE: { scale: 190, south: 51.02, north: 51.02, west: 3.05, east: 3.05 },
} as const;

const widthOfLetter = { latin: 6, hanzi: 11 } as const;

/** Where a place lies among the places around it: drawn from their coordinates. */
export function PlaceMap({ place }: { readonly place: PlaceView }) {
  const { t } = useTranslation('organisations');
  const localised = useLocalised();
  const format = useFormat();
  if (place.latitude === null || place.longitude === null) return null;
  const view = views[place.region];
  const middle: Point = [clamp(place.longitude, view.west, view.east), clamp(place.latitude, view.south, view.north)];
  const shrink = Math.cos((middle[1] * Math.PI) / 180);
  const at = ([longitude, latitude]: Point): Point => [
    width / 2 + (longitude - middle[0]) * shrink * view.scale,
    height / 2 - (latitude - middle[1]) * view.scale,
  ];
  const here = at([place.longitude, place.latitude]);
  const name = localised(place.names);
  const labels = placedLabels(place, name);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={styles['map']}
      role="img"
      aria-label={t('map.label', { place: name })}
    >
      <path d={sea()} className={styles['sea']} />
      {others().map((other) => {
        const [x, y] = pointOf(other);
        return (
          <circle
            key={other.key}
            cx={x}
            cy={y}
            r={other.kind === 'municipality' ? 1.8 : 2.4}
            className={styles['other']}
          />
        );
      })}
      {labels.map(({ key, text, x, y, anchor, isHere }) => (
        <text key={key} x={x} y={y} textAnchor={anchor} className={isHere ? styles['hereName'] : undefined}>
          {text}
        </text>
      ))}
      <circle cx={here[0]} cy={here[1]} r={9} className={styles['halo']} />
      <circle cx={here[0]} cy={here[1]} r={4.5} className={styles['here']} />
    </svg>
  );

  /** The sea lies east of Zhejiang, north of West Flanders. */
  function sea(): string {
    const coast = place.region === 'CN' ? zhejiangCoast : westFlemishCoast;
    const first = at(coast[0] ?? middle);
    const last = at(coast.at(-1) ?? middle);
    const line = coast
      .map((point) =>
        at(point)
          .map((value) => value.toFixed(1))
          .join(' '),
      )
      .join('L');
    return place.region === 'CN'
      ? `M${line}L${width + 50} ${last[1]}L${width + 50} ${first[1]}Z`
      : `M${line}L${last[0]} -50L-50 -50L-50 ${first[1]}Z`;
  }

  /** Cities of Zhejiang; municipalities of West Flanders. */
  function others(): readonly Place[] {
    const kind = place.region === 'CN' ? 'prefecture-level-city' : 'municipality';
    return placesOf(place.region).filter((other) => other.kind === kind && other.key !== place.key);
  }

  function pointOf({ longitude, latitude }: Place): Point {
    return at([longitude ?? 0, latitude ?? 0]);
  }

  /** Names where there is room: the place itself first, then cities, each only where it covers no other. */
  function placedLabels({ key }: PlaceView, text: string): readonly Label[] {
    const placed: Label[] = [labelAt(key, text, here, true)];
    const named = others().filter(({ kind, names }) => kind === 'prefecture-level-city' || seats().has(names.nl));
    for (const other of named) {
      const short = format.language === 'zh' && other.chineseName !== '' ? other.chineseName : localised(other.names);
      const label = labelAt(other.key, short, pointOf(other), false);
      const isInside = label.left > 2 && label.left + label.width < width - 2 && label.y > 9 && label.y < height - 3;
      if (isInside && !placed.some((known) => overlap(known, label))) placed.push(label);
    }
    return placed;
  }
}

/** The towns after which the arrondissements of West Flanders are named. */
function seats(): ReadonlySet<string> {
  const arrondissements = placesOf('BE').filter(({ kind }) => kind === 'arrondissement');
  return new Set(arrondissements.map(({ names }) => names.nl.replace('arrondissement ', '')));
}

interface Label {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly left: number;
  readonly width: number;
  readonly isHere: boolean;
}

function labelAt(key: string, text: string, [x, y]: Point, isHere: boolean): Label {
  const letters = [...text].reduce(
    (sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? widthOfLetter.hanzi : widthOfLetter.latin),
    0,
  );
  const gap = isHere ? 13 : 6;
  const goesLeft = isHere ? x - gap - letters > 4 : x + gap + letters > width;
  const anchor = goesLeft ? 'end' : 'start';
  const start = goesLeft ? x - gap : x + gap;
  return { key, text, x: start, y: y + 4, anchor, left: goesLeft ? start - letters : start, width: letters, isHere };
}

function overlap(a: Label, b: Label): boolean {
  return Math.abs(a.y - b.y) < 13 && a.left < b.left + b.width && b.left < a.left + a.width;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
