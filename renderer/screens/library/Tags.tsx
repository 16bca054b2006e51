import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export type TagsProps = {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
};

/** The tags of a reference, each with its own way out, and a box for one more. */
export function Tags({ tags, onChange }: TagsProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <div className="tags" style={{ padding: '5px 0 5px 8px' }}>
      {tags.map((tag) => (
        <span key={tag} className="chip">
          {tag}
          <button
            type="button"
            aria-label={t('reference.removeTag', { tag })}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
          >
            <X aria-hidden="true" />
          </button>
        </span>
      ))}
      <input
        className="field"
        style={{ width: 110, minHeight: 24, padding: '1px 6px' }}
        aria-label={t('reference.addTag')}
        placeholder={t('reference.addTag')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          const tag = name.trim();
          if (event.key !== 'Enter' || tag === '') return;
          if (!tags.includes(tag)) onChange([...tags, tag]);
          setName('');
        }}
      />
    </div>
  );
}
