import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import type { Finding } from '../../stores/findings.ts';
import { FindingLine } from './FindingLine.tsx';

export type FindingListProps<F extends Finding> = {
  readonly findings: readonly F[];
  readonly onEdit: (finding: F) => void;
};

/** Findings as printed, each open to change. */
export function FindingList<F extends Finding>({ findings, onEdit }: FindingListProps<F>) {
  const { t } = useTranslation();
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <FindingLine key={finding.id} finding={finding}>
          <Button
            size="small"
            kind="quiet"
            aria-label={t('findings.edit', { label: finding.label })}
            onPress={() => onEdit(finding)}
          >
            <Pencil aria-hidden="true" />
          </Button>
        </FindingLine>
      ))}
    </ul>
  );
}
