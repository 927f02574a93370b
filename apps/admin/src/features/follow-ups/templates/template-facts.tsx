import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { MessageTemplateDto } from '@brug/contracts/sequences';
import { Chip } from '../../../shared/components/chip.js';
import { Section } from '../../../shared/components/section.js';
import { DateText } from '../../../shared/components/times.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import styles from './template-facts.module.css';

/** Which sequences send a template, and the versions it has had. */
export function TemplateFacts({ template }: { readonly template: MessageTemplateDto }) {
  const { t } = useTranslation('templates');
  const localised = useLocalised();
  const { sequences, history, number } = template;
  return (
    <div className={styles['facts']}>
      <Section title={t('used.title')} count={sequences.length}>
        {sequences.length === 0 && <p className="muted t12">{t('used.none')}</p>}
        <ul>
          {sequences.map(({ id, names, number: version, templateNumber }) => (
            <li key={id} className={styles['line']}>
              <Link to="/follow-ups/sequences/$sequenceId" params={{ sequenceId: id }} className={styles['link']}>
                {localised(names)}
              </Link>
              <span className="muted t12">{t('used.sends', { number: version, text: templateNumber })}</span>
              {templateNumber < number && <Chip tone="warn">{t('used.older')}</Chip>}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('history.title')} count={history.length}>
        <ul>
          {history.map((version) => (
            <li key={version.number} className={styles['line']}>
              <span className="num">{t('history.line', { number: version.number })}</span>
              <span className="muted t12">
                <DateText on={version.at} look="year" />
              </span>
              <span className="muted t12">{version.author?.name ?? t('history.shipped')}</span>
              {version.number === number && <Chip tone="ok">{t('history.current')}</Chip>}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
