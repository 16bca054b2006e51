import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { Button } from '../../components/Button.tsx';
import { useStores } from '../../stores/use-stores.ts';
import { LongText, ShortText } from './TextFields.tsx';

/** What stands over the whole codebook: its title, the scheme it follows by name, its version. */
export function BookForm({ codebook }: { readonly codebook: Codebook }) {
  const { t } = useTranslation();
  const { codebookEditor } = useStores();
  const before = {
    title: codebook.title,
    basedOn: codebook.basedOn ?? '',
    scheme: codebook.scheme?.name ?? '',
    note: codebook.scheme?.note ?? '',
  };
  const [draft, setDraft] = useState(before);
  const [version, setVersion] = useState(codebook.version);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before);
  const { perform } = codebookEditor.getState();
  const save = () => {
    const scheme = draft.scheme.trim() === '' ? null : { name: draft.scheme.trim(), note: draft.note };
    void perform({ kind: 'book.describe', title: draft.title, basedOn: draft.basedOn, scheme });
  };
  const set = (field: keyof typeof before) => (value: string) => setDraft({ ...draft, [field]: value });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{t('codebook.about')}</h2>
      <ShortText label={t('codebook.bookTitle')} value={draft.title} onChange={set('title')} />
      <ShortText label={t('codebook.basedOn')} value={draft.basedOn} onChange={set('basedOn')} />
      <ShortText
        label={t('codebook.scheme')}
        value={draft.scheme}
        onChange={set('scheme')}
        hint={t('codebook.schemeHint')}
      />
      <LongText label={t('codebook.schemeNote')} value={draft.note} onChange={set('note')} />
      <div className="form-acts">
        <Button kind="main" type="submit" isDisabled={!isChanged || draft.title.trim() === ''}>
          {t('codebook.save')}
        </Button>
      </div>
      <ShortText label={t('codebook.versionName')} value={version} onChange={setVersion} />
      <div className="form-acts">
        <Button
          isDisabled={version.trim() === '' || version === codebook.version}
          onPress={() => void perform({ kind: 'book.version', version: version.trim() })}
        >
          {t('codebook.nameVersion')}
        </Button>
      </div>
    </form>
  );
}
