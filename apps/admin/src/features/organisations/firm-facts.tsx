import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '@brug/contracts/organisations';
import { AnyScript } from '../../shared/components/any-script.js';
import { Duo } from '../../shared/components/duo.js';
import { Fact, Facts } from '../../shared/components/facts.js';
import { Section } from '../../shared/components/section.js';
import { DateText } from '../../shared/components/times.js';
import { useFormat } from '../../shared/format/use-format.js';
import { EditableChoice, EditableText } from '../../shared/records/editable.js';
import type { OrganisationValues } from './form/form-values.js';
import { ownerships, sizes } from './kinds.js';

interface FirmFactsProps {
  readonly organisation: Organisation;
  readonly mayEdit: boolean;
  readonly onSave: (changes: Partial<OrganisationValues>) => void;
}

const texts = ['chineseName', 'tradeName', 'legalName', 'address'] as const;

/** What is known of a firm, each fact changed where it stands. Numbers, place and trade are changed in the form, where they are checked. */
export function FirmFacts({ organisation, mayEdit, onSave }: FirmFactsProps) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const { website, employees, parent, createdAt, description } = organisation;
  return (
    <Section title={t('facts.title')}>
      <Facts>
        {texts.map((field) => (
          <Fact key={field} label={t(`field.${field}`)}>
            <EditableText
              label={t(`field.${field}`)}
              enabled={mayEdit}
              value={organisation[field]}
              onSave={(value) => onSave({ [field]: value })}
            />
          </Fact>
        ))}
        <Fact label={t('field.aliases')}>
          <EditableText
            label={t('field.aliases')}
            enabled={mayEdit}
            value={organisation.aliases.length === 0 ? null : organisation.aliases.join(', ')}
            onSave={(value) => onSave({ aliases: namesIn(value) })}
          />
        </Fact>
        <Fact label={t('field.website')}>
          <EditableText
            label={t('field.website')}
            enabled={mayEdit}
            inputMode="url"
            value={website}
            onSave={(value) => onSave({ website: value })}
          >
            {website !== null && (
              <a href={website} target="_blank" rel="noreferrer">
                {website.replace(/^https?:\/\//, '')}
              </a>
            )}
          </EditableText>
        </Fact>
        <Fact label={t('field.ownership')}>
          <EditableChoice
            label={t('field.ownership')}
            enabled={mayEdit}
            value={organisation.ownership}
            choices={ownerships.map((value) => ({ value, label: t(`ownership.${value}`) }))}
            onSave={(ownership) => onSave({ ownership })}
          />
        </Fact>
        <Fact label={t('field.size')}>
          <EditableChoice
            label={t('field.size')}
            enabled={mayEdit}
            value={organisation.size}
            choices={sizes.map((value) => ({ value, label: t(`size.${value}`) }))}
            onSave={(size) => onSave({ size })}
          />
        </Fact>
        <Fact label={t('field.employees')}>
          <EditableText
            label={t('field.employees')}
            enabled={mayEdit}
            inputMode="numeric"
            value={employees === null ? null : String(employees)}
            problem={(text) => (/^\d{1,8}$/.test(text) ? undefined : t('facts.wholeNumber'))}
            onSave={(value) => onSave({ employees: value === null ? null : Number(value) })}
          >
            {employees !== null && <span className="num">{format.number(employees)}</span>}
          </EditableText>
        </Fact>
        {parent && (
          <Fact label={t('field.parent')}>
            <Link to="/organisations/$organisationId" params={{ organisationId: parent.id }}>
              <Duo name={parent.name} chineseName={parent.chineseName} country={parent.country} />
            </Link>
          </Fact>
        )}
        <Fact label={t('field.description')}>
          <EditableText
            label={t('field.description')}
            enabled={mayEdit}
            multiline
            value={description}
            onSave={(value) => onSave({ description: value })}
          >
            <AnyScript>{description ?? ''}</AnyScript>
          </EditableText>
        </Fact>
        <Fact label={t('facts.since')}>
          <DateText on={createdAt} look="year" />
        </Fact>
      </Facts>
    </Section>
  );
}

/** Names separated by a comma of either script. */
function namesIn(text: string | null): string[] {
  return (text ?? '')
    .split(/[,，、;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
