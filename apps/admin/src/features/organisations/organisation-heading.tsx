import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { Organisation } from '@brug/contracts/organisations';
import { naceDivision } from '@brug/domain/classifications';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../shared/components/any-script.js';
import { Chip } from '../../shared/components/chip.js';
import { Icon } from '../../shared/components/icon.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import { LocalTime } from '../../shared/records/local-time.js';
import { sideOf } from '../../shared/records/side.js';
import { CreditCode } from './credit-code.js';
import styles from './organisation-heading.module.css';

/** The firm by both its names at full size, the clock of its place, and its numbers. */
export function OrganisationHeading({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation(['organisations', 'common']);
  const localised = useLocalised();
  const side = sideOf(organisation.country);
  const place = organisation.place
    ? localised(organisation.place.names)
    : t(side === 'CN' ? 'common:place.hangzhou' : 'common:place.kortrijk');
  const { chineseName, pinyin, aliases } = organisation;
  const latin = organisation.tradeName ?? organisation.legalName;
  const [first, second] = organisation.country === 'CN' ? [chineseName, latin] : [latin, chineseName];
  return (
    <div className={styles['heading']}>
      <div className="col">
        <h1 className={styles['name']}>
          <AnyScript>{first ?? second ?? ''}</AnyScript>
        </h1>
        <div className={styles['second']}>
          {first !== null && second !== null && first !== second && (
            <AnyScript className={styles['secondName']}>{second}</AnyScript>
          )}
          {pinyin !== null && (
            <span className={styles['pinyin']} lang="zh-Latn">
              {pinyin}
            </span>
          )}
          {aliases.length > 0 && (
            <Chip>
              {t('alsoKnownAs')} <AnyScript>{aliases.join(', ')}</AnyScript>
            </Chip>
          )}
        </div>
      </div>
      <LocalTime timeZone={TIME_ZONES[side]} place={place} />
      <Numbers organisation={organisation} />
    </div>
  );
}

function Numbers({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const localised = useLocalised();
  const { creditCode, creditCodePlace, enterpriseNumber, vatNumber, naceCodes, ownership, employees } = organisation;
  const byDivision = Map.groupBy(naceCodes, (code) => code.slice(0, 2));
  const nace = [...byDivision].map(([division, codes]) => {
    const names = naceDivision(division)?.names;
    return (
      <span key={division} className={styles['nace']} title={names && localised(names)}>
        <span className="num">{codes.join(', ')}</span> {names && <span className="muted">{localised(names)}</span>}
      </span>
    );
  });
  return (
    <dl className={styles['numbers']}>
      {creditCode !== null && (
        <Item label={t('field.creditCode')}>
          <CreditCode code={creditCode} place={creditCodePlace} />
        </Item>
      )}
      {enterpriseNumber !== null && (
        <Item label={t('field.enterpriseNumber')}>
          <span className="num">{enterpriseNumber.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')}</span>
          <Icon name="seal" className="is-ok" label={t('numberRight')} />
        </Item>
      )}
      {vatNumber !== null && vatNumber.slice(2) !== enterpriseNumber && (
        <Item label={t('field.vatNumber')}>
          <span className="num">{vatNumber}</span>
        </Item>
      )}
      {ownership !== null && <Item label={t('field.ownership')}>{t(`ownership.${ownership}`)}</Item>}
      {nace.length > 0 && <Item label={t('field.naceCodes')}>{nace}</Item>}
      {employees !== null && (
        <Item label={t('field.employees')}>
          <span className="num">{format.number(employees)}</span>
        </Item>
      )}
    </dl>
  );
}

function Item({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['item']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
