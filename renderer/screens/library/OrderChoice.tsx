import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';
import type { ReferenceSort } from '../../stores/references.ts';
import { useFeature } from '../../stores/use-stores.ts';

/** The orders people ask for by name; the others are behind the headings of the columns. */
const USUAL = ['relevance', 'year-descending', 'year', 'author', 'title', 'added', 'added-descending'];

/** In which order the references stand; best first only where something is searched for. */
export function OrderChoice() {
  const { t } = useTranslation();
  const sort = useFeature('references', (state) => state.query.sort);
  const descending = useFeature('references', (state) => state.query.descending);
  const searched = useFeature('references', (state) => state.query.query.trim() !== '');
  const ask = useFeature('references', (state) => state.ask);
  const now = !searched && sort === 'relevance' && !descending ? 'added' : nameOf(sort, descending);
  const orders = USUAL.filter((order) => searched || order !== 'relevance');
  return (
    <Choice
      label={t('order.label')}
      small
      value={now}
      options={[...new Set([...orders, now])].map((value) => ({ value, label: t(`order.${value}`) }))}
      onChoose={(value) => {
        const [name = '', direction] = value.split('-');
        void ask({ sort: name as ReferenceSort, descending: direction === 'descending' });
      }}
    />
  );
}

function nameOf(sort: ReferenceSort, descending: boolean): string {
  return descending ? `${sort}-descending` : sort;
}
