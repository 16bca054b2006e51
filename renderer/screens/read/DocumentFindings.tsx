import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/Loaded.tsx';
import type { Finding } from '../../stores/findings.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { FindingForm } from '../parts/FindingForm.tsx';
import { FindingList } from '../parts/FindingList.tsx';

/** The findings read from a document, each leading to its cells and open to change. */
export function DocumentFindings({ document }: { readonly document: string }) {
  const { t } = useTranslation();
  const stores = useStores();
  const findings = useFeature('findings', (state) => state.findings);
  const [open, setOpen] = useState<Finding | null>(null);
  useEffect(() => void stores.findings.getState().open(document), [stores, document]);
  return (
    <>
      <Loaded of={findings} onRetry={() => void stores.findings.getState().refresh()}>
        {(list) =>
          list.length === 0 ? (
            <p className="muted">{t('findings.ofDocumentNone')}</p>
          ) : (
            <FindingList findings={list} onEdit={setOpen} />
          )
        }
      </Loaded>
      {open !== null && <FindingForm finding={open} study={open.study} onClose={() => setOpen(null)} />}
    </>
  );
}
