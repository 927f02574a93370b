import type { Language } from '@brug/contracts/http';
import type { InquiryFormInfo } from '@brug/contracts/inquiries';
import { type Currency, CURRENCIES, toEuroCents } from '@brug/domain/money';
import { amountMinor, type Problems } from './check.js';
import { Choices } from './choices.js';
import type { Draft } from './draft.js';
import { ICONS } from './icons.js';
import { TextField } from './text-field.js';
import type { Texts } from './text-shape.js';
import { HTML_LANG } from './page-language.js';

interface Props {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly problems: Problems;
  readonly language: Language;
  readonly texts: Texts;
  readonly info: InquiryFormInfo | undefined;
}

/** What the firm wants to do: on the investment side an activity with jobs, on the export side a goal with products. */
export function PlanSection({ draft, change, problems, language, texts, info }: Props) {
  const { plan } = texts;
  const investing = draft.track === 'investment';
  const pick = (field: 'activity' | 'goal' | 'timeframe') => (value: string) =>
    change({ [field]: draft[field] === value ? '' : value });
  const places = info?.places[draft.track] ?? [];
  return (
    <fieldset className="section">
      <legend>
        <i>2</i>
        {plan.legend}
      </legend>
      <div className="grid">
        {investing ? (
          <Choices
            name="activity"
            label={plan.activity}
            labelUnseen
            look="tiles"
            choices={Object.entries(plan.activities).map(([value, label]) => ({
              value,
              label,
              icon: ICONS[value as keyof typeof plan.activities],
            }))}
            value={[draft.activity]}
            onToggle={pick('activity')}
          />
        ) : (
          <Choices
            name="goal"
            label={plan.goal}
            wide
            look="pills"
            choices={Object.entries(plan.goals).map(([value, label]) => ({ value, label }))}
            value={[draft.goal]}
            onToggle={pick('goal')}
          />
        )}
        {!investing && (
          <TextField
            name="products"
            wide
            multiline
            label={plan.products}
            aside={texts.optional}
            value={draft.products}
            maxLength={2_000}
            problem={problems.products}
            onChange={(products) => change({ products })}
          />
        )}
        <AmountField {...{ draft, change, problems, language, texts, info }} />
        {investing && (
          <TextField
            name="jobs"
            label={plan.jobs}
            aside={texts.optional}
            value={draft.jobs}
            inputMode="numeric"
            maxLength={6}
            problem={problems.jobs}
            after={<span className="unit">{plan.people}</span>}
            onChange={(jobs) => change({ jobs })}
          />
        )}
        <Choices
          name="timeframe"
          label={plan.when}
          look="pills"
          choices={Object.entries(plan.timeframes).map(([value, label]) => ({ value, label }))}
          value={[draft.timeframe]}
          onToggle={pick('timeframe')}
        />
        <Choices
          name="place"
          label={plan.where}
          look="pills"
          choices={[
            ...places.map(({ key, names }) => ({ value: key, label: names[language] })),
            { value: '', label: plan.advise },
          ]}
          value={draft.places.length === 0 ? [''] : draft.places}
          onToggle={(key) =>
            change({
              places:
                key === ''
                  ? []
                  : draft.places.includes(key)
                    ? draft.places.filter((each) => each !== key)
                    : [...draft.places, key],
            })
          }
        />
        <TextField
          name="message"
          wide
          multiline
          label={plan.message}
          aside={texts.optional}
          value={draft.message}
          maxLength={5_000}
          problem={problems.message}
          onChange={(message) => change({ message })}
        />
      </div>
    </fieldset>
  );
}

function AmountField({ draft, change, problems, language, texts, info }: Props) {
  const minor = draft.amount.trim() === '' ? undefined : amountMinor(draft.amount, language);
  const rate = info?.rates.find(({ currency }) => currency === draft.currency);
  const hint = minor !== undefined && rate ? inEuro(minor, rate, language, texts) : undefined;
  return (
    <TextField
      name="amount"
      label={draft.track === 'investment' ? texts.plan.investment : texts.plan.contract}
      aside={texts.optional}
      value={draft.amount}
      inputMode="decimal"
      maxLength={20}
      problem={problems.amount}
      hint={hint ? { text: hint } : undefined}
      onChange={(amount) => change({ amount })}
      after={
        <select
          aria-label={texts.plan.unit}
          value={draft.currency}
          onChange={(event) => change({ currency: event.target.value as Currency })}
        >
          {CURRENCIES.map((currency) => (
            <option key={currency} value={currency}>
              {texts.plan.units[currency]}
            </option>
          ))}
        </select>
      }
    />
  );
}

function inEuro(minor: bigint, rate: InquiryFormInfo['rates'][number], language: Language, texts: Texts): string {
  const locale = HTML_LANG[language];
  const euros = Number(toEuroCents(minor, rate.unitsPerEuro) / 100n);
  const euro = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    notation: 'compact',
    maximumSignificantDigits: 3,
  }).format(euros);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(rate.date));
  const shown = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(
    Number(rate.unitsPerEuro),
  );
  return texts.plan.about(euro, shown, day);
}
