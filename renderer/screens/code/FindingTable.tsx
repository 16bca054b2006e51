import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import type { StudyDetail } from '../../stores/study.ts';
import { FindingForm } from '../parts/FindingForm.tsx';
import { FindingList } from '../parts/FindingList.tsx';

type Finding = StudyDetail['findings'][number];

export type FindingTableProps = { readonly study: string; readonly findings: readonly Finding[] };

/** What the study reports, as printed; each can be changed, and one more added. */
export function FindingTable({ study, findings }: FindingTableProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Finding | 'new' | null>(null);
  return (
    <section className="study-text" aria-label={t('code.findings')}>
      <h3>
        {t('code.findings')}
        <Button size="small" kind="quiet" aria-label={t('findings.addTo')} onPress={() => setOpen('new')}>
          <Plus aria-hidden="true" /> {t('findings.add')}
        </Button>
      </h3>
      <FindingList findings={findings} onEdit={setOpen} />
      {open !== null && (
        <FindingForm finding={open === 'new' ? null : open} study={study} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}
