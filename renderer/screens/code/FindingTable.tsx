import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import type { StudyDetail } from '../../stores/study.ts';
import { FindingForm } from '../parts/FindingForm.tsx';
import { FindingLine } from '../parts/FindingLine.tsx';

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
      <ul className="findings">
        {findings.map((finding) => (
          <FindingLine key={finding.id} finding={finding}>
            <Button
              size="small"
              kind="quiet"
              aria-label={t('findings.edit', { label: finding.label })}
              onPress={() => setOpen(finding)}
            >
              <Pencil aria-hidden="true" />
            </Button>
          </FindingLine>
        ))}
      </ul>
      {open !== null && (
        <FindingForm finding={open === 'new' ? null : open} study={study} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}
