import type { Region } from '@brug/domain/calendars';
import type { Place } from '@brug/domain/places';
import type { Track } from '@brug/domain/tracks';
import type { Random } from '../random/random.js';
import type { IdKind } from './ids.js';
import type { DemoPerson, DemoStage } from './rows.js';
import type { Industry } from './words/industries.js';

/** What is remembered of a contact while leads are made. */
export interface Contact {
  readonly id: string;
  readonly firmId: string;
  readonly region: Region;
  /** As Latin text names them; in the order of their own language. */
  readonly name: string;
  readonly chineseName: string | null;
  readonly salutation: string;
  readonly language: 'nl' | 'en' | 'zh';
  /** May be written to by the system. */
  readonly writable: boolean;
}

/** What is remembered of an organisation while leads are made. */
export interface Firm {
  readonly id: string;
  /** Of a firm that the mock-ups show. */
  readonly key: string | null;
  readonly region: Region;
  readonly name: string;
  readonly chineseName: string | null;
  readonly placeKey: string;
  readonly industry: Industry;
  readonly naceCodes: readonly string[];
  /** What its leads are found by besides their titles. */
  readonly nameTokens: readonly string[];
  readonly createdAt: number;
  readonly contacts: readonly Contact[];
}

/** What everything that is made shares. */
export interface Context {
  readonly random: Random;
  /** Epoch milliseconds of the moment the data is made for; nothing but plans lies after it. */
  readonly now: number;
  /** The first moment of the histories. */
  readonly from: number;
  readonly people: readonly DemoPerson[];
  readonly stages: Readonly<Record<Track, readonly DemoStage[]>>;
  readonly nextId: (kind: IdKind, milliseconds: number) => string;
}

/** A side's firms, to be found by trade and by key. */
export class FirmRegister {
  readonly #firms: Readonly<Record<Region, Firm[]>> = { BE: [], CN: [] };
  readonly #byIndustry = new Map<string, Firm[]>();
  readonly #byKey = new Map<string, Firm>();

  add(firm: Firm): void {
    this.#firms[firm.region].push(firm);
    const trade = `${firm.region} ${firm.industry.id}`;
    const others = this.#byIndustry.get(trade);
    if (others) others.push(firm);
    else this.#byIndustry.set(trade, [firm]);
    if (firm.key !== null) this.#byKey.set(firm.key, firm);
  }

  of(region: Region): readonly Firm[] {
    return this.#firms[region];
  }

  /** The firms of a side in a trade; all of the side when it has none in it. */
  inTrade(region: Region, industry: Industry): readonly Firm[] {
    return this.#byIndustry.get(`${region} ${industry.id}`) ?? this.#firms[region];
  }

  /** @throws RangeError when no firm has the key. */
  byKey(key: string): Firm {
    const firm = this.#byKey.get(key);
    if (!firm) throw new RangeError(`no firm '${key}'`);
    return firm;
  }
}

/** A place as running text names it: without 'district' or 'county'. */
export function shortName(place: Place, language: 'nl' | 'en' | 'zh'): string {
  if (place.region === 'BE') return place.names[language];
  return language === 'zh' ? place.chineseName : (place.pinyin ?? place.names[language]);
}

/** Fills `{name}` places of a text. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
