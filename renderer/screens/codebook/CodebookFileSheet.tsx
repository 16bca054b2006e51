import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import type { CodebookFile } from '../../stores/codebook-editor.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

/** A codebook file that was chosen: what it holds or what is wrong with it, before it comes into force. */
export function CodebookFileSheet() {
  const { t } = useTranslation();
  const { codebookEditor } = useStores();
  const file = useFeature('codebookEditor', (state) => state.file);
  const { leaveFile, putFile } = codebookEditor.getState();
  const read = known(file);
  return (
    <Overlay
      title={t('codebook.fileTitle', { name: read?.name ?? '' })}
      open={file.status !== 'idle'}
      onClose={leaveFile}
      feet={
        read?.codebook ? (
          <Button kind="main" onPress={() => void putFile()}>
            {t('codebook.filePut', { version: read.codebook.version })}
          </Button>
        ) : undefined
      }
    >
      <Loaded of={file}>{(value) => <FileOf file={value} />}</Loaded>
    </Overlay>
  );
}

function FileOf({ file }: { readonly file: CodebookFile }) {
  const { t } = useTranslation();
  const { codebook, faults, notices, consequences } = file;
  return (
    <>
      {codebook === null ? (
        <p>{t('codebook.fileBad')}</p>
      ) : (
        <p>
          {t('codebook.fileHolds', {
            title: codebook.title,
            version: codebook.version,
            dimensions: codebook.dimensions.length,
            codes: codebook.dimensions.reduce(
              (sum, one) => sum + one.codes.filter((code) => !code.group).length,
              0,
            ),
          })}
        </p>
      )}
      <ul className="fault-list">
        {faults.map(({ place, sentence }) => (
          <li key={`${place} ${sentence}`}>
            {place !== '' && <strong>{place}: </strong>}
            {sentence}
          </li>
        ))}
      </ul>
      {[...notices, ...consequences].map((sentence) => (
        <p key={sentence} className="small muted">
          {sentence}
        </p>
      ))}
    </>
  );
}
