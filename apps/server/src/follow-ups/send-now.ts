import { Injectable } from '@nestjs/common';
import type { FollowUp, Leaving } from '@brug/contracts/follow-ups';
import { regionOfRecipient, whenItLeaves, type PauseLevel } from '@brug/domain/follow-ups';
import { WorkingTime } from '../platform/calendars/working-time.js';
import type { Tx } from '../platform/database/tx.js';
import { found } from '../platform/errors/domain-error.js';
import { Settings } from '../platform/settings/settings.js';
import { Departures } from './departures.js';
import { inMilliseconds } from './lead-facts.js';
import { quotasSql, usagesOf, type QuotaRow } from './quotas.js';
import { JOIN_PAUSE } from './sending-pause.sql.js';

/** When a message leaves, and what its plan becomes by that: it is put off to its recipient's hours right away, as whoever sends it would. */
export interface LetGoPlan extends Leaving {
  readonly plan: { readonly dueAt: string; readonly putOff: FollowUp['putOff'] };
}

interface Row {
  readonly acknowledgement: boolean;
  readonly timeZone: string | null;
  readonly country: string;
  readonly pause: PauseLevel | null;
  readonly quotas: readonly QuotaRow[];
}

/** What becomes of a message that a person tells to go now. */
@Injectable()
export class SendNow {
  constructor(
    private readonly settings: Settings,
    private readonly workingTime: WorkingTime,
    private readonly departures: Departures,
  ) {}

  async of(tx: Tx, id: string): Promise<LetGoPlan> {
    const [row] = await tx.query<Row>(ROW, [id, await this.departures.sender()]);
    const { acknowledgement, pause, quotas, ...recipient } = found(row, 'follow-up');
    const { sendingLimits: limits } = await this.settings.get();
    const { calendars } = await this.workingTime.current();
    const region = regionOfRecipient(recipient);
    const message = { acknowledgement, region, pause, limits, usages: usagesOf(quotas, tx.now) };
    const { at, waitsFor } = whenItLeaves(tx.now, message, calendars);
    // The turn behind a limit is given by who hands it over; until the recipient is at work it waits whatever becomes of a pause.
    const isQuiet = waitsFor !== 'limit' && !at.equals(tx.now);
    const plan = { dueAt: inMilliseconds(isQuiet ? at : tx.now), putOff: isQuiet ? ('quiet-hours' as const) : null };
    return { at: at.toString(), waitsFor, region, plan };
  }
}

const ROW = `SELECT f.acknowledgement, c.time_zone AS "timeZone", o.country, pause.level AS pause, ${quotasSql('c.email', '$2')} AS quotas
  FROM follow_ups f
  JOIN leads l ON l.id = f.lead_id
  JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN contacts c ON c.id = f.contact_id
  ${JOIN_PAUSE}
  WHERE f.id = $1`;
