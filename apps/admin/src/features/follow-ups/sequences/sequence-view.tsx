import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sequence } from '@brug/contracts/sequences';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { Page } from '../../../shared/components/page.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { sequenceQuery } from './api/sequence.query.js';
import { DraftActions, DraftBar } from './edit/draft-bar.js';
import { DraftConflict } from './edit/draft-conflict.js';
import { draftOf } from './edit/draft.js';
import type { DraftProblem } from './edit/draft.js';
import { LeaveDialog } from './edit/leave-dialog.js';
import { SequenceEditor } from './edit/sequence-editor.js';
import { showProblemAt } from './edit/problem-place.js';
import { useSaveDraft } from './edit/use-save-draft.js';
import { useSequenceDraft } from './edit/use-sequence-draft.js';
import { LineOfContent } from './line-of-content.js';
import { OlderVersion } from './versions/older-version.js';
import type { SequenceContent } from './plan/compare.js';
import { SequenceActions } from './sequence-actions.js';
import { SequenceHead } from './sequence-head.js';
import { SequenceHeading } from './sequence-heading.js';
import { without } from './sequences-search.js';
import type { SequenceSearch } from './sequences-search.js';
import { StepDetail } from './step/step-detail.js';
import { SequenceRuns } from './runs/sequence-runs.js';
import { VersionsList } from './versions/versions-list.js';

interface SequenceViewProps {
  readonly sequence: Sequence;
  readonly search: SequenceSearch;
  readonly onSearch: (search: SequenceSearch, replace?: boolean) => void;
}

/** A sequence with its line, its runs and its versions; where one may, the next version is made on the same page. */
export function SequenceView({ sequence, search, onSearch }: SequenceViewProps) {
  const { t } = useTranslation('sequences');
  const localised = useLocalised();
  const { id, number, definition, may } = sequence;
  const { draft: kept, setDraft, isChanged } = useSequenceDraft(id, sequence);
  const draft = may.update ? kept : null;
  const [selected, setSelected] = useState(definition.steps[0]?.key ?? null);
  const isOlder = draft === null && search.version !== undefined && search.version !== number;
  const older = useQuery({ ...sequenceQuery(id, search.version), enabled: isOlder });
  // Switching it on or off makes no version: a draft of the same number is up to date.
  const isStale = draft !== null && draft.basedOn?.number !== number;
  const saving = useSaveDraft(
    id,
    draft === null || isStale ? draft : { ...draft, basedOn: { number, version: sequence.version } },
    () => setDraft(null),
  );
  const [setAside, putAside] = useState<number | null>(null);
  const other = saving.conflict ?? (isStale && setAside !== number ? sequence : null);
  const shown = (isOlder ? older.data : undefined) ?? sequence;
  const view = draft === null ? search.view : undefined;
  const begin = (content: SequenceContent = sequence) => {
    setDraft(draftOf(content, sequence));
    onSearch(without(search, 'view', 'version', 'state'));
  };

  const show = (problem: DraftProblem) => draft && showProblemAt(problem, draft, setSelected);
  const save = () => {
    const problem = saving.save();
    if (problem) show(problem);
  };

  useHotkeys(localised(sequence.names), [
    { keys: 'e', label: t('action.edit'), run: () => begin(), enabled: may.update && draft === null },
    {
      keys: 'mod+enter',
      label: t('save.asVersion', { number: number + 1 }),
      run: save,
      enabled: draft !== null,
    },
  ]);

  return (
    <Page
      title={localised(sequence.names)}
      heading={<SequenceHeading sequence={sequence} isEditing={draft !== null} />}
      actions={
        draft === null ? (
          <SequenceActions sequence={sequence} onEdit={() => begin()} />
        ) : (
          <DraftActions number={number + 1} isSaving={saving.isSaving} onSave={save} onDiscard={() => setDraft(null)} />
        )
      }
      fixed={view === 'runs'}
    >
      {draft !== null && (
        <DraftBar
          current={{ number, running: sequence.runs.running + sequence.runs.paused }}
          problems={saving.problems}
          onShow={show}
        />
      )}
      {isOlder && (
        <OlderVersion
          sequence={sequence}
          shown={older.data}
          onBack={() => onSearch(without(search, 'version'))}
          onTake={may.update ? ({ names, definition: again }) => begin({ names, definition: again }) : null}
        />
      )}
      {isOlder && older.error && <ErrorNotice error={older.error} onRetry={() => void older.refetch()} />}
      <SequenceHead sequence={shown} view={view} isEditing={draft !== null} search={search} onSearch={onSearch} />
      {view === 'runs' && (
        <SequenceRuns
          sequence={sequence}
          state={search.state}
          onState={(state) => onSearch({ ...without(search, 'state'), ...(state && { state }) })}
        />
      )}
      {view === 'versions' && (
        <VersionsList
          sequence={sequence}
          onLook={(version) => onSearch({ ...without(search, 'view'), version }, false)}
        />
      )}
      {view === undefined && (
        <LineOfContent
          content={draft ?? shown}
          search={search}
          onSearch={onSearch}
          selected={selected}
          onSelect={setSelected}
        >
          {(sample, model) =>
            draft === null ? (
              <StepDetail sequence={shown} model={model} sample={sample} selected={selected} />
            ) : (
              <SequenceEditor
                draft={draft}
                onChange={(change) => setDraft((before) => before && change(before))}
                selected={selected}
                onSelect={setSelected}
                sample={sample}
                templates={[...sequence.templates, ...(older.data?.templates ?? [])]}
                problems={saving.problems}
                usedKeys={sequence.reached.map(({ stepKey }) => stepKey)}
              />
            )
          }
        </LineOfContent>
      )}
      {draft !== null && other !== null && (
        <DraftConflict
          current={other}
          draft={draft}
          onKeepMine={() => end({ ...draft, basedOn: { number: other.number, version: other.version } })}
          onTakeTheirs={() => end(null)}
          onClose={() => {
            saving.endConflict();
            putAside(other.number);
          }}
        />
      )}
      <LeaveDialog isChanged={isChanged && may.update} onDiscard={() => setDraft(null)} />
    </Page>
  );

  function end(next: typeof draft) {
    saving.endConflict();
    setDraft(next);
  }
}
