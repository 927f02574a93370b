import { Injectable } from '@nestjs/common';
import type { BodyOf, LocalisedText } from '@brug/contracts/http';
import type { AgencyTexts, mailTextEndpoints, Signature } from '@brug/contracts/sequences';
import type { PersonActor } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Transactions } from '../../platform/database/transactions.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { Settings } from '../../platform/settings/settings.js';

/** Texts that stand in many mails: a person's signature, what the agency says. */
@Injectable()
export class MailTexts {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  async signatureOf({ personId }: PersonActor): Promise<Signature> {
    return signatureOf(found(await this.database.readOne<SignatureRow>(SIGNATURE, [personId]), 'person'));
  }

  changeSignature(actor: PersonActor, body: BodyOf<typeof mailTextEndpoints.changeMySignature>): Promise<Signature> {
    const { personId } = actor;
    return this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<SignatureRow>(`${SIGNATURE} FOR UPDATE`, [personId]);
      const before = signatureOf(found(row, 'person'));
      if (before.version !== body.version) refuse('version.conflict', { current: before, yours: body });
      await tx.execute(SIGN, [personId, JSON.stringify(body.texts)]);
      const change = { before: { signatures: before.texts }, after: { signatures: body.texts } };
      tx.audit.record({ entity: 'person', entityId: personId, action: 'sign', ...change });
      return { version: before.version + 1, texts: body.texts };
    });
  }

  async agencyTexts(): Promise<AgencyTexts> {
    const row = await this.database.readOne<AgencyRow>(AGENCY);
    return agencyTextsOf(row);
  }

  async changeAgencyTexts(
    actor: PersonActor,
    body: BodyOf<typeof mailTextEndpoints.changeAgencyTexts>,
  ): Promise<AgencyTexts> {
    const answer = await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<AgencyRow>(`${AGENCY} FOR UPDATE`);
      const before = agencyTextsOf(row);
      if (before.version !== body.version) refuse('version.conflict', { current: before, yours: body });
      await this.settings.set(tx, 'agencyTexts', body.texts);
      const [changed] = await tx.query<AgencyRow>(AGENCY);
      return agencyTextsOf(changed);
    });
    this.settings.forget();
    return answer;
  }
}

interface SignatureRow {
  readonly version: number;
  readonly texts: Partial<LocalisedText>;
}

interface AgencyRow {
  readonly version: number;
  readonly texts: AgencyTexts['texts'];
}

function signatureOf({ version, texts }: SignatureRow): Signature {
  return { version, texts: { nl: texts.nl ?? '', en: texts.en ?? '', zh: texts.zh ?? '' } };
}

/** What was never set has version 1. */
function agencyTextsOf(row: AgencyRow | null | undefined): AgencyTexts {
  return row ? { version: row.version, texts: row.texts } : { version: 1, texts: {} };
}

const SIGNATURE = 'SELECT signature_version AS version, signatures AS texts FROM people WHERE id = $1';
const SIGN = 'UPDATE people SET signatures = $2::jsonb, signature_version = signature_version + 1 WHERE id = $1';
const AGENCY = `SELECT version, value AS texts FROM settings WHERE key = 'agencyTexts'`;
