import { BookOpen, Download, Trash2, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import type { DocumentRow } from '../../stores/reading.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { HOME, hashOf } from '../../values/place.ts';

/** All documents of the library, to open one. */
export function DocumentList() {
  const { t } = useTranslation();
  const { place } = useStores();
  const { documents, list } = useFeature('reading', (state) => state);
  return (
    <section className="screen" aria-label={t('shell.screen.read')}>
      <header className="screen-head">
        <h1>{t('shell.screen.read')}</h1>
      </header>
      <div className="screen-body">
        <Loaded of={documents} onRetry={() => void list()}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty
                icon={<BookOpen aria-hidden="true" />}
                title={t('read.empty')}
                acts={
                  <Button kind="main" onPress={() => place.getState().go(HOME.import)}>
                    {t('library.toImport')}
                  </Button>
                }
              >
                {t('read.emptyHint')}
              </Empty>
            ) : (
              <ul className="documents" data-first-focus="">
                {rows.map((row) => (
                  <DocumentLine key={row.id} row={row} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </section>
  );
}

function DocumentLine({ row }: { readonly row: DocumentRow }) {
  const { t } = useTranslation();
  const { reading } = useStores();
  return (
    <li className="document">
      <div>
        <a href={hashOf({ screen: 'read', document: row.id, at: null })}>{row.referenceTitle || row.name}</a>
        <p className="small muted">
          {row.name} · {t(`read.role.${row.role}`)} ·{' '}
          {t('read.size', { kilobytes: Math.ceil(row.bytes / 1000) })}
        </p>
      </div>
      <p className="document-counts numeral">
        {row.entries > 0 && <span>{t('read.entries', { count: row.entries })}</span>}
        {row.citations > 0 && <span>{t('read.citations', { count: row.citations })}</span>}
        {row.tables > 0 && <span>{t('read.tables', { count: row.tables })}</span>}
        {row.problems > 0 && (
          <span className="chip" data-tone="warning">
            <TriangleAlert className="row-icon" aria-hidden="true" />
            {t('import.toCheck', { count: row.problems })}
          </span>
        )}
      </p>
      <div className="document-acts">
        <IconButton
          label={t('read.saveOriginal', { name: row.name })}
          onPress={() => void reading.getState().saveOriginal(row.id)}
        >
          <Download />
        </IconButton>
        <IconButton
          label={t('read.remove', { name: row.name })}
          onPress={() => void reading.getState().remove(row)}
        >
          <Trash2 />
        </IconButton>
      </div>
    </li>
  );
}
