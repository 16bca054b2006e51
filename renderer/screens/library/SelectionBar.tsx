import { FolderPlus, GitMerge, Tag, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActMenu } from '../../components/ActMenu.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { VERDICTS, type Verdict } from '../../stores/references.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';

type Asking =
  | { readonly act: 'tag' }
  | { readonly act: 'merge' }
  | { readonly act: 'decide'; readonly verdict: Verdict };

/** What can be done to the selected references at once. */
export function SelectionBar() {
  const { t } = useTranslation();
  const { collections } = useStores();
  const { selected, selectNone, remove } = useFeature('references', (state) => state);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <div className="selection" role="toolbar" aria-label={t('library.selectionActs')}>
      <strong className="numeral">{t('library.selected', { count: selected.size })}</strong>
      <ActMenu
        label={t('library.decide')}
        acts={VERDICTS.map((id) => ({ id, label: t(`verdict.${id}`) }))}
        onAct={(verdict) => setAsking({ act: 'decide', verdict: verdict as Verdict })}
      />
      <Button onPress={() => setAsking({ act: 'tag' })}>
        <Tag aria-hidden="true" /> {t('library.tag')}
      </Button>
      <Button letter="p" onPress={() => collections.getState().ask([...selected])}>
        <FolderPlus aria-hidden="true" /> {t('collections.put')}
      </Button>
      <Button isDisabled={selected.size < 2} onPress={() => setAsking({ act: 'merge' })}>
        <GitMerge aria-hidden="true" /> {t('library.merge')}
      </Button>
      <Button kind="danger" onPress={() => void remove()}>
        <Trash2 aria-hidden="true" /> {t('library.remove')}
      </Button>
      <span className="space" />
      <IconButton label={t('library.selectNone')} small onPress={selectNone}>
        <X />
      </IconButton>
      {asking?.act === 'tag' && <TagDialog onClose={close} />}
      {asking?.act === 'merge' && <MergeDialog onClose={close} />}
      {asking?.act === 'decide' && <DecideDialog verdict={asking.verdict} onClose={close} />}
    </div>
  );
}

function TagDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { selected, tag } = useFeature('references', (state) => state);
  const [name, setName] = useState('');
  const act = () => {
    void tag(name.trim());
    onClose();
  };
  return (
    <Overlay
      title={t('library.tagTitle', { count: selected.size })}
      open
      onClose={onClose}
      feet={
        <Button kind="main" isDisabled={name.trim() === ''} onPress={act}>
          {t('library.tagAct', { count: selected.size })}
        </Button>
      }
    >
      <label className="labelled">
        {t('library.tagName')}
        <input
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the one box of a dialog that was asked for
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && name.trim() !== '' && act()}
        />
      </label>
    </Overlay>
  );
}

function DecideDialog({ verdict, onClose }: { readonly verdict: Verdict; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { selected, decide } = useFeature('references', (state) => state);
  const [reason, setReason] = useState('');
  const act = () => {
    void decide(verdict, reason.trim());
    onClose();
  };
  const words = { count: selected.size, verdict: t(`verdict.${verdict}`) };
  return (
    <Overlay
      title={t('library.decideTitle', words)}
      open
      onClose={onClose}
      feet={
        <Button kind="main" onPress={act}>
          {t('library.decideAct', words)}
        </Button>
      }
    >
      <label className="labelled">
        {t('library.reason')}
        <textarea
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the one box of a dialog that was asked for
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
    </Overlay>
  );
}

function MergeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { selected, rows, merge } = useFeature('references', (state) => state);
  const among = [...rows.values()].filter(({ id }) => selected.has(id));
  const [into, setInto] = useState(among[0]?.id ?? '');
  return (
    <Overlay
      title={t('library.mergeTitle', { count: selected.size })}
      open
      onClose={onClose}
      feet={
        <Button
          kind="main"
          onPress={() => {
            void merge(into);
            onClose();
          }}
        >
          {t('library.mergeAct', { count: selected.size })}
        </Button>
      }
    >
      <p className="muted">{t('library.mergeHint')}</p>
      <fieldset className="facet">
        <legend>{t('library.mergeInto')}</legend>
        {among.map((row) => (
          <label key={row.id} className="tick">
            <input type="radio" name="into" checked={row.id === into} onChange={() => setInto(row.id)} />
            <span>
              {row.title} <span className="muted">{[row.authors, row.year].filter(Boolean).join(', ')}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Overlay>
  );
}
