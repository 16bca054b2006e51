import type { TFunction } from 'i18next';
import { CircleCheck, CircleHelp, CircleX, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import {
  type FileOutcome,
  type HandedFile,
  type ImportReceipt,
  type IngestReceipt,
  isUnderWay,
} from '../../stores/import.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { hashOf } from '../../values/place.ts';
import { CodeSheet } from './CodeSheet.tsx';
import { ColumnSheet } from './ColumnSheet.tsx';

/** What became of one file: on its way, read with a receipt that adds up, or failed with the reason. */
export function FileReceipt({ file }: { readonly file: HandedFile }) {
  const { outcome } = file;
  const failed =
    outcome.step === 'failed' || (outcome.step === 'ingested' && outcome.receipt.outcome === 'unread');
  return (
    <article
      className="receipt"
      aria-label={file.name}
      aria-busy={isUnderWay(outcome)}
      data-failed={failed || undefined}
    >
      {outcome.step === 'columns' || outcome.step === 'codes' ? (
        <CircleHelp className="icon" aria-hidden="true" />
      ) : isUnderWay(outcome) ? (
        <LoaderCircle className="icon spin" aria-hidden="true" />
      ) : failed ? (
        <CircleX className="icon" aria-hidden="true" />
      ) : (
        <CircleCheck className="icon" aria-hidden="true" />
      )}
      <div>
        <h3 className="receipt-name">{file.name}</h3>
        <Outcome file={file} />
      </div>
    </article>
  );
}

function Outcome({ file: { id, name, outcome } }: { readonly file: HandedFile }): ReactNode {
  const { t } = useTranslation();
  const again = useFeature('import', (state) => state.again);
  switch (outcome.step) {
    case 'waiting':
    case 'sending':
    case 'reading':
      return <p className="muted">{t(`import.step.${outcome.step}`)}</p>;
    case 'failed':
      return (
        <p>
          {inOwnWords(outcome.fault.message)}{' '}
          <Button size="small" onPress={() => void again(id)}>
            {t('shell.tryAgain')}
          </Button>
        </p>
      );
    case 'columns':
      return <ColumnSheet file={id} name={name} table={outcome.table} targets={outcome.targets} />;
    case 'codes':
      return <CodeSheet file={id} name={name} codes={outcome.codes} fault={outcome.fault} />;
    case 'imported':
      return <Imported receipt={outcome.receipt} />;
    case 'ingested':
      return <Ingested receipt={outcome.receipt} />;
  }
}

type Counts = Pick<ImportReceipt, 'found' | 'added' | 'merged' | 'skipped' | 'unread'>;

/** The receipt of a list: the sum, what was not read, and the files that came with it. */
export function Imported({ receipt }: { readonly receipt: ImportReceipt }) {
  return (
    <>
      <Sum counts={receipt} />
      {receipt.notices?.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      <UnreadRows unread={receipt.unread} />
      {receipt.attachments !== undefined && receipt.attachments.found > 0 && (
        <Attached attachments={receipt.attachments} />
      )}
    </>
  );
}

/** What became of the files that records of a folder name. */
function Attached({ attachments }: { readonly attachments: NonNullable<ImportReceipt['attachments']> }) {
  const { t } = useTranslation();
  const { unread } = attachments;
  return (
    <>
      <p className="small muted numeral">{t('import.attached', { ...attachments, unread: unread.length })}</p>
      {unread.length > 0 && (
        <details className="unread">
          <summary>{t('import.attachedRows')}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('import.attachedFile')}</th>
                <th scope="col">{t('import.attachedTo')}</th>
                <th scope="col">{t('import.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {unread.map(({ path, reference, reason }) => (
                <tr key={`${path} ${reference}`}>
                  <td className="quote">{path}</td>
                  <td>{reference}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

/** "41 added, 3 merged, 2 to check". */
function sumWords(t: TFunction, counts: Counts): string {
  return [
    t('import.added', { count: counts.added }),
    counts.merged > 0 && t('import.merged', { count: counts.merged }),
    counts.skipped > 0 && t('import.skipped', { count: counts.skipped }),
    counts.unread.length > 0 && t('import.unread', { count: counts.unread.length }),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** Tells by ear what became of the newest file that is done with; the region is there before there is a file. */
export function ReceiptNews() {
  const { t } = useTranslation();
  const news = useFeature('import', ({ files }) => {
    const done = files.filter(({ outcome }) => !isUnderWay(outcome));
    return done.find(({ id }) => id === Math.max(...done.map((file) => file.id)));
  });
  return (
    <p className="visually-hidden" role="status">
      {news === undefined ? '' : `${news.name}: ${outcomeWords(t, news.outcome)}`}
    </p>
  );
}

function outcomeWords(t: TFunction, outcome: FileOutcome): string {
  switch (outcome.step) {
    case 'failed':
      return inOwnWords(outcome.fault.message);
    case 'imported':
      return sumWords(t, outcome.receipt);
    case 'ingested': {
      const { references, message } = outcome.receipt;
      return references.found > 0 ? sumWords(t, references) : inOwnWords(message);
    }
    case 'columns':
      return t('columns.title');
    case 'codes':
      return t('fileCodes.title');
    case 'waiting':
    case 'sending':
    case 'reading':
      return '';
  }
}

/** The sum in words, and beneath it written out. */
function Sum({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="receipt-sum numeral">{sumWords(t, counts)}</p>
      <p className="small muted numeral">{t('import.sum', { ...counts, unread: counts.unread.length })}</p>
    </>
  );
}

function UnreadRows({ unread }: { readonly unread: Counts['unread'] }) {
  const { t } = useTranslation();
  if (unread.length === 0) return null;
  return (
    <details className="unread" open>
      <summary>{t('import.unreadRows', { count: unread.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('import.line')}</th>
            <th scope="col">{t('import.text')}</th>
            <th scope="col">{t('import.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {unread.map((row) => (
            <tr key={`${row.line}-${row.text.slice(0, 40)}`}>
              <td className="numeral">{row.line}</td>
              <td className="quote">{row.text.slice(0, 240)}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Ingested({ receipt }: { readonly receipt: IngestReceipt }) {
  const { t } = useTranslation();
  const { citations, references, reference, document } = receipt;
  return (
    <>
      {(receipt.outcome !== 'added' || references.found === 0) && <p>{inOwnWords(receipt.message)}</p>}
      {receipt.outcome !== 'unread' && (
        <>
          {references.found > 0 && <Sum counts={references} />}
          {citations.found > 0 && <p className="small muted numeral">{t('import.citations', citations)}</p>}
          <ul className="receipt-links">
            {document !== null && (
              <li>
                <a href={hashOf({ screen: 'read', document: document.id, at: null })}>{t('import.read')}</a>
              </li>
            )}
            {document !== null && references.found > 0 && (
              <li>
                <a href={hashOf({ screen: 'review', document: document.id })}>{t('review.openHere')}</a>
              </li>
            )}
            {reference !== null && (
              <li>
                <a href={hashOf({ screen: 'library', query: '', reference: reference.id })}>
                  {reference.citationKey}
                </a>
              </li>
            )}
            {receipt.tables > 0 && <li className="muted">{t('import.tables', { count: receipt.tables })}</li>}
            {receipt.problems > 0 && (
              <li className="muted">{t('import.toCheck', { count: receipt.problems })}</li>
            )}
            {receipt.proposals > 0 && (
              <li className="muted">{t('import.proposed', { count: receipt.proposals })}</li>
            )}
          </ul>
        </>
      )}
      <UnreadRows unread={references.unread} />
    </>
  );
}
