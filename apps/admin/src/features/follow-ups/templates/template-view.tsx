import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@brug/contracts/http';
import type { MessageTemplateDto } from '@brug/contracts/sequences';
import { Button, IconButton } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { Crumbs } from '../../../shared/components/crumbs.js';
import { Page } from '../../../shared/components/page.js';
import { Segmented } from '../../../shared/components/segmented.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { languageOf, languages } from '../../../shared/i18n/languages.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { ConflictDialog } from '../../../shared/records/conflict-dialog.js';
import { LanguageColumn } from './language-column.js';
import { SaveDialog } from './save-dialog.js';
import { TemplateAttachments } from './template-attachments.js';
import { TemplateFacts } from './template-facts.js';
import { TemplatePreview } from './template-preview.js';
import { mayBeSaved, textAt } from './template-texts.js';
import type { TemplateTexts, TextPath } from './template-texts.js';
import { useTemplateDraft } from './use-template-draft.js';
import type { TemplateDraftState } from './use-template-draft.js';
import styles from './template-page.module.css';

/** A template in its three languages beside each other, with what would be sent to any lead below. */
export function TemplateView({ template }: { readonly template: MessageTemplateDto }) {
  const { t, i18n } = useTranslation('templates');
  const localised = useLocalised();
  const draft = useTemplateDraft(template);
  const [language, setLanguage] = useState<Language>(() => languageOf(i18n.language));
  const [saving, setSaving] = useState(false);
  const narrow = useMediaQuery('(max-width: 1000px)') ?? false;
  const { texts, isChanged } = draft;
  const readOnly = !template.may.update;
  const ready = isChanged && mayBeSaved(texts) && !draft.isSaving;
  const name = localised(template.names);

  const save = () => {
    if (!ready) return;
    if (template.sequences.length > 0) setSaving(true);
    else draft.save(true);
  };
  useHotkeys(name, [{ keys: 'mod+enter', label: t('action.save'), run: save, enabled: ready && !saving }]);

  return (
    <Page
      title={name}
      heading={
        <>
          <Crumbs>{[<ToTemplates key="list" />, name]}</Crumbs>
          <span className="only-wide">
            <Chip>{t('page.version', { number: template.number })}</Chip>
          </span>
          {isChanged && (
            <Chip tone="warn" icon="edit" title={t('page.draftKept')}>
              {t('page.unsaved')}
            </Chip>
          )}
        </>
      }
      actions={
        !readOnly && (
          <>
            {isChanged && (
              <>
                <span className="only-wide">
                  <Button variant="ghost" onClick={draft.discard}>
                    {t('action.discard')}
                  </Button>
                </span>
                <span className="only-phone">
                  <IconButton icon="undo" label={t('action.discard')} onClick={draft.discard} />
                </span>
              </>
            )}
            <Button variant="primary" hotkey="mod+enter" disabled={!ready} busy={draft.isSaving} onClick={save}>
              {t('action.save')}
            </Button>
          </>
        )
      }
    >
      {readOnly && <p className={styles['readOnly']}>{t('page.readOnly')}</p>}
      {narrow && (
        <div className={styles['which']}>
          <Segmented
            label={t('field.which')}
            segments={languages.map(({ code, name: own, tag }) => ({ value: code, label: own, lang: tag }))}
            value={language}
            onChange={setLanguage}
          />
        </div>
      )}
      <div className={styles['columns']}>
        {languages
          .filter(({ code }) => !narrow || code === language)
          .map(({ code }) => (
            <LanguageColumn
              key={code}
              language={code}
              texts={texts}
              readOnly={readOnly}
              onChange={draft.change}
              onFocus={() => setLanguage(code)}
            />
          ))}
      </div>
      <TemplateAttachments
        files={draft.attachments}
        readOnly={readOnly}
        onAdd={draft.addFiles}
        onRemove={draft.removeFile}
      />
      <TemplatePreview
        subject={texts.subjects[language]}
        body={texts.bodies[language]}
        language={language}
        onLanguage={setLanguage}
        attachments={draft.attachments}
        uses={template.uses}
      />
      <TemplateFacts template={template} />
      {saving && (
        <SaveDialog
          template={template}
          onClose={() => setSaving(false)}
          onSave={(updateSequences) => {
            setSaving(false);
            draft.save(updateSequences);
          }}
        />
      )}
      {draft.conflict && <Conflicting conflict={draft.conflict} onResolve={draft.resolve} />}
    </Page>
  );
}

interface ConflictingProps {
  readonly conflict: NonNullable<TemplateDraftState['conflict']>;
  readonly onResolve: TemplateDraftState['resolve'];
}

function Conflicting({ conflict, onResolve }: ConflictingProps) {
  const { t } = useTranslation('templates');
  const labels = { names: 'field.nameIn', subjects: 'field.subjectIn', bodies: 'field.bodyIn' } as const;
  const show = (texts: TemplateTexts, path: TextPath) => (
    <span className={styles['version']} lang={path.endsWith('zh') ? 'zh-Hans' : path.slice(-2)}>
      {textAt(texts, path)}
    </span>
  );
  return (
    <ConflictDialog
      fields={conflict.paths.map((path) => {
        const [part, language] = path.split('.') as [keyof typeof labels, Language];
        return {
          key: path,
          label: t(labels[part], { language: t(`language.${language}`) }),
          theirs: show(conflict.current, path),
          mine: show(conflict.mine, path),
        };
      })}
      onChoose={onResolve}
    />
  );
}

/** The way back to the list. */
export function ToTemplates() {
  const { t } = useTranslation('templates');
  return <Link to="/follow-ups/templates">{t('title')}</Link>;
}
