import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

/** Says that a document was read by an earlier version, and offers to read it again. */
export function OutdatedBar({ document }: { readonly document: string }) {
  const { t } = useTranslation();
  const { reading } = useStores();
  const documents = useFeature('reading', (state) => known(state.documents)) ?? [];
  const [busy, setBusy] = useState(false);
  if (!documents.some(({ id, outdated }) => id === document && outdated)) return null;
  const act = async () => {
    setBusy(true);
    await reading.getState().reread(document);
    setBusy(false);
  };
  return (
    <div className="outdated" role="status">
      <span>{t('reading.outdated')}</span>
      <Button size="small" isDisabled={busy} onPress={() => void act()}>
        <RefreshCw aria-hidden="true" /> {t('reading.reread')}
      </Button>
    </div>
  );
}
