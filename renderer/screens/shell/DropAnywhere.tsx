import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStores } from '../../stores/use-stores.ts';
import { readDropped } from '../../values/packed-folder.ts';

/** Takes files dropped anywhere in the window. */
export function DropAnywhere({ onDropped }: { readonly onDropped: () => void }) {
  const { t } = useTranslation();
  const stores = useStores();
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const turn = (change: number) => {
      depth = Math.max(0, depth + change);
      setOver(depth > 0);
    };
    const listeners: [keyof WindowEventMap, (event: DragEvent) => void][] = [
      ['dragenter', (event) => carriesFiles(event) && turn(1)],
      ['dragleave', (event) => carriesFiles(event) && turn(-1)],
      ['dragover', (event) => carriesFiles(event) && event.preventDefault()],
      [
        'drop',
        (event) => {
          depth = 0;
          setOver(false);
          const files = [...(event.dataTransfer?.files ?? [])];
          if (files.length === 0 || event.defaultPrevented) return;
          event.preventDefault();
          const { hand } = stores.import.getState();
          const entries = [...(event.dataTransfer?.items ?? [])].flatMap(
            (item) => item.webkitGetAsEntry() ?? [],
          );
          const plain = files.map((file) => ({ name: file.name, bytes: file }));
          // A folder among the files has no bytes of its own; where it cannot be read, its receipt says so.
          if (entries.some(({ isDirectory }) => isDirectory))
            void readDropped(entries).then(hand, () => hand(plain));
          else void hand(plain);
          onDropped();
        },
      ],
    ];
    for (const [name, listener] of listeners) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener as EventListener);
    };
  }, [stores, onDropped]);
  if (!over) return null;
  return (
    <div className="drop-veil">
      <FileDown aria-hidden="true" />
      {t('import.dropAnywhere')}
    </div>
  );
}
