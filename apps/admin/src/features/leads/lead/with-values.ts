import type { Lead } from '@brug/contracts/leads';
import { changesBody, isMoney } from '../fields/wire-values.js';
import type { WireValues } from '../fields/wire-values.js';

/** The lead as it will be once these values are saved, as far as the screen can know. */
export function withValues(lead: Lead, values: WireValues): Lead {
  const changes = changesBody(lead.track, values) as WireValues;
  const { estimatedValue, probabilityBp, investment, export: exported, ...shared } = changes;
  return {
    ...lead,
    ...plain(shared),
    ...(estimatedValue === undefined ? {} : { value: valued(estimatedValue) }),
    ...(probabilityBp === undefined
      ? {}
      : {
          ownProbabilityBp: probabilityBp as number | null,
          probabilityBp: (probabilityBp as number | null) ?? lead.stage.probabilityBp,
        }),
    ...(lead.investment && investment ? { investment: { ...lead.investment, ...(investment as object) } } : {}),
    ...(lead.export && exported ? { export: { ...lead.export, ...(exported as object) } } : {}),
  };
}

/** In euro only where it is euro: the server knows the rate. */
function valued(value: WireValues[string]): Lead['value'] {
  if (!isMoney(value)) return null;
  const euroCents = value.currency === 'EUR' ? value.amountMinor : null;
  return { ...value, euroCents, rateDate: null, unitsPerEuro: null };
}

/** What the lead carries under the field's own name. Owner and contact come as records, which only the server knows. */
function plain(values: WireValues): object {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== 'ownerId' && key !== 'primaryContactId'));
}
