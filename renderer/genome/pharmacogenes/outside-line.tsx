import { Button } from '../../ui/button/button.tsx';
import { Note } from '../../ui/message/note.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { useStore } from '../../ui/store.ts';
import { messageText, t } from '../../ui/text/t.ts';
import { closeOutside, outsideRead } from './take-outside.ts';
import './outside-line.css';

/** What became of a file of outside calls: the genes taken over, and every line that was not. Nothing while idle. */
export function OutsideLine() {
  const state = useStore(outsideRead, (value) => value);
  if (state.status === 'idle') return null;
  const close = (
    <Button size="small" kind="quiet" onClick={closeOutside}>
      {t('genome.close')}
    </Button>
  );
  return (
    <div className="outside-line" role="status">
      {state.status === 'failed' ? (
        <Refusal code={state.error.code} params={{ file: state.name, ...state.error.params }} status="warning">
          {close}
        </Refusal>
      ) : (
        <Note status={state.taken.refused.length > 0 ? 'warning' : 'passed'} tools={close}>
          <p>
            {t('genome.outside-taken', {
              file: state.name,
              genes: state.taken.calls.map(({ gene }) => gene).join(', '),
            })}
          </p>
          {state.taken.refused.map(({ number, code, params }) => (
            <p key={number}>{t('genome.line-said', { number, text: messageText(code, params) })}</p>
          ))}
        </Note>
      )}
    </div>
  );
}
