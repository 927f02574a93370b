import type { Language } from '@brug/contracts/http';
import type { Currency } from '@brug/domain/money';
import type { Track } from '@brug/domain/tracks';

/** What has been typed, as typed. */
export interface Draft {
  readonly submissionId: string;
  readonly track: Track;
  readonly firmName: string;
  readonly identifier: string;
  readonly website: string;
  readonly activity: string;
  readonly goal: string;
  readonly products: string;
  readonly amount: string;
  readonly currency: Currency;
  readonly jobs: string;
  readonly timeframe: string;
  readonly places: readonly string[];
  readonly message: string;
  readonly personName: string;
  readonly email: string;
  readonly phone: string;
  readonly callTime: string;
  readonly consent: boolean;
  /** Nobody sees this field; a machine fills it in. */
  readonly homepage: string;
}

const KEY = 'brug.inquiry-draft';

/** A fresh form for the track; the submission's id stays with the draft until it is sent, so that sending twice makes one lead. */
export function emptyDraft(track: Track): Draft {
  return {
    submissionId: crypto.randomUUID(),
    track,
    firmName: '',
    identifier: '',
    website: '',
    activity: '',
    goal: '',
    products: '',
    amount: '',
    currency: track === 'investment' ? 'CNY' : 'EUR',
    jobs: '',
    timeframe: '',
    places: [],
    message: '',
    personName: '',
    email: '',
    phone: '',
    callTime: '',
    consent: false,
    homepage: '',
  };
}

/** The draft kept on this device, or an empty one. A store that is full or forbidden only means that nothing is kept. */
export function loadDraft(track: Track): Draft {
  const empty = emptyDraft(track);
  const kept = read();
  return kept ? { ...empty, ...kept } : empty;
}

/** Keeps the draft on this device. False when the browser does not allow it. */
export function keepDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing may be kept there is nothing to forget.
  }
}

function read(): Partial<Draft> | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return kept && typeof kept === 'object' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** The track asked for in the address; else a Dutch reader is more likely to export, anybody else to invest. */
export function initialTrack(search: string, language: Language): Track {
  const asked = new URLSearchParams(search).get('track');
  if (asked === 'investment' || asked === 'export') return asked;
  return language === 'nl' ? 'export' : 'investment';
}
