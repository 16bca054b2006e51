import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { FaultNote } from '../../components/States.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

/** A coder's file that was chosen: what it would add, what it would not, and whose codings they are. */
export function LayerOfferSheet() {
  const { t } = useTranslation();
  const { coders } = useStores();
  const offer = useFeature('coders', (state) => state.offer);
  const { leaveOffer, takeOffer } = coders.getState();
  const receipt = offer === null ? undefined : known(offer.receipt);
  const count = receipt?.added ?? 0;
  // A name helps no file that holds no codings.
  const isUnreadable = offer?.receipt.status === 'failed' && offer.receipt.fault.kind === 'unreadable';
  return (
    <Overlay
      title={t('coders.offer', { name: offer?.name ?? '' })}
      open={offer !== null}
      onClose={leaveOffer}
      feet={
        receipt !== undefined && count > 0 ? (
          <Button kind="main" onPress={() => void takeOffer()}>
            {t('coders.takeOffer', { count, coder: receipt.coder })}
          </Button>
        ) : undefined
      }
    >
      {offer !== null && (
        <>
          {offer.receipt.status === 'failed' && <FaultNote fault={offer.receipt.fault} />}
          {receipt !== undefined && (
            <>
              <p>{t('coders.offerHolds', receipt)}</p>
              {receipt.notices.map((notice) => (
                <p key={notice} className="small muted">
                  {notice}
                </p>
              ))}
              <Told
                title={t('coders.conflicting', { count: receipt.conflicting.length })}
                lines={receipt.conflicting.map((one) => `${one.label}, ${one.code}: ${one.sentence}`)}
              />
              <Told
                title={t('coders.waiting', { count: receipt.waiting.length })}
                lines={receipt.waiting.map((one) => `${one.label}: ${one.reason}`)}
              />
            </>
          )}
          {!isUnreadable && <OfferName key={offer.file} />}
        </>
      )}
    </Overlay>
  );
}

function OfferName() {
  const { t } = useTranslation();
  const { coders } = useStores();
  const [name, setName] = useState('');
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void coders.getState().nameOffer(name);
      }}
    >
      <label className="labelled">
        {t('coders.as')}
        <input
          className="field"
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={200}
        />
      </label>
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t('coders.nameOffer')}
      </Button>
    </form>
  );
}

function Told({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul className="small">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
