import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';

export type SaveActsProps = {
  readonly isChanged: boolean;
  readonly isComplete: boolean;
  readonly onRevert: () => void;
};

/** Save what a form says, or take it back to what is stored. */
export function SaveActs({ isChanged, isComplete, onRevert }: SaveActsProps) {
  const { t } = useTranslation();
  return (
    <div className="form-acts">
      <Button kind="main" type="submit" isDisabled={!isChanged || !isComplete}>
        {t('codebook.save')}
      </Button>
      <Button kind="quiet" isDisabled={!isChanged} onPress={onRevert}>
        {t('codebook.revert')}
      </Button>
    </div>
  );
}
