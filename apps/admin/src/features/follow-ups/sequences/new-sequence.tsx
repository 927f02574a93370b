import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '../../../shared/components/crumbs.js';
import { Page } from '../../../shared/components/page.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { DraftActions, DraftBar } from './edit/draft-bar.js';
import { emptyDraft } from './edit/draft.js';
import type { DraftProblem } from './edit/draft.js';
import { showProblemAt } from './edit/problem-place.js';
import { LeaveDialog } from './edit/leave-dialog.js';
import { SequenceEditor } from './edit/sequence-editor.js';
import { useSaveDraft } from './edit/use-save-draft.js';
import { useSequenceDraft } from './edit/use-sequence-draft.js';
import { LineOfContent } from './line-of-content.js';
import type { SequenceSearch } from './sequences-search.js';
import { ToSequences } from './to-sequences.js';
import styles from './sequence.module.css';

interface NewSequenceProps {
  readonly search: SequenceSearch;
  readonly onSearch: (search: SequenceSearch) => void;
  readonly onLeave: () => void;
  readonly onCreated: (id: string) => void;
}

const nothing = emptyDraft();

/** A sequence that is being made: the editor with its line, from an empty one. */
export function NewSequence({ search, onSearch, onLeave, onCreated }: NewSequenceProps) {
  const { t } = useTranslation('sequences');
  const { draft: kept, setDraft, isChanged } = useSequenceDraft('new', nothing);
  const draft = kept ?? nothing;
  const [selected, setSelected] = useState<string | null>(null);
  const [created, setCreated] = useState<string | null>(null);
  const saving = useSaveDraft(null, draft, ({ id }) => {
    setCreated(id);
    setDraft(null);
    onCreated(id);
  });

  const show = (problem: DraftProblem) => showProblemAt(problem, draft, setSelected);
  const save = () => {
    const problem = saving.save();
    if (problem) show(problem);
  };

  useHotkeys(t('new.title'), [{ keys: 'mod+enter', label: t('save.create'), run: save }]);

  return (
    <Page
      title={t('new.title')}
      heading={<Crumbs>{[t('followUps'), <ToSequences key="list" />, t('new.title')]}</Crumbs>}
      actions={
        <DraftActions
          number={null}
          isSaving={saving.isSaving}
          onSave={save}
          onDiscard={() => {
            setDraft(null);
            onLeave();
          }}
        />
      }
    >
      <DraftBar current={null} problems={saving.problems} onShow={show} />
      <div className={styles['head']}>
        <h1 className={styles['title']}>{t('new.title')}</h1>
      </div>
      <LineOfContent content={draft} search={search} onSearch={onSearch} selected={selected} onSelect={setSelected}>
        {(sample) => (
          <SequenceEditor
            draft={draft}
            onChange={(change) => setDraft((before) => change(before ?? nothing))}
            selected={selected}
            onSelect={setSelected}
            sample={sample}
            templates={[]}
            problems={saving.problems}
            usedKeys={[]}
          />
        )}
      </LineOfContent>
      <LeaveDialog isChanged={isChanged && created === null} onDiscard={() => setDraft(null)} />
    </Page>
  );
}
