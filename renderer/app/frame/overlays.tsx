import type { Action, Now } from '../../ui/action.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyHint } from '../../ui/button/keys/key-hint.tsx';
import { CommandPalette } from '../../ui/dialog/command-palette.tsx';
import type { Command } from '../../ui/dialog/command-palette.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { useStore } from '../../ui/store.ts';
import { Table, TableGroup } from '../../ui/table/table.tsx';
import { t } from '../../ui/text/t.ts';
import { isOn, keysOf } from '../../ui/button/keys/key-map.ts';
import type { Remapped } from '../../ui/button/keys/key-map.ts';
import { show, view } from '../view/view.ts';

export interface OverlaysProps {
  readonly actions: readonly Action[];
  readonly remapped: Remapped;
  readonly now: Now;
}

/** The palette and the keys of the page, both drawn from the table of actions. */
export function Overlays({ actions, remapped, now }: OverlaysProps) {
  const overlay = useStore(view, (value) => value.overlay);
  const close = (): void => show(null);
  const here = actions.filter((action) => isOn(action, now.page));
  if (overlay === 'palette')
    return (
      <CommandPalette
        label={t('app.actions')}
        placeholder={t('app.palette')}
        nothing={t('app.no-action')}
        commands={here.filter(({ id }) => id !== 'app.palette').map((action) => commandOf(action, remapped, now))}
        onClose={close}
      />
    );
  if (overlay === 'help') return <KeysOfPage actions={here} remapped={remapped} onClose={close} />;
  return null;
}

const commandOf = (action: Action, remapped: Remapped, now: Now): Command => {
  const possible = action.when(now);
  return {
    id: action.id,
    label: [t(action.label), action.detail?.()].filter(Boolean).join(': '),
    icon: action.icon,
    keys: keysOf(action, remapped)[0],
    refusal: possible === true ? undefined : t(possible),
    run: () => now.run(action.id),
  };
};

interface KeysOfPageProps {
  readonly actions: readonly Action[];
  readonly remapped: Remapped;
  readonly onClose: () => void;
}

function KeysOfPage({ actions, remapped, onClose }: KeysOfPageProps) {
  const withKeys = actions.filter((action) => keysOf(action, remapped).length > 0);
  const columns = [
    { id: 'action', label: t('app.action') },
    { id: 'keys', label: t('app.key'), width: 260 },
  ];
  return (
    <Dialog
      wide
      title={t('app.help')}
      lead={t('app.help-lead')}
      onClose={onClose}
      foot={
        <Button size="large" onClick={onClose}>
          {t('app.close')}
        </Button>
      }
    >
      <Table label={t('app.help')} columns={columns} dense>
        {[...new Set(withKeys.map(({ group }) => group))].map((group) => [
          <TableGroup key={group} label={t(group)} columns={columns} />,
          ...withKeys
            .filter((action) => action.group === group)
            .map((action) => (
              <tr key={action.id}>
                <td>{t(action.label)}</td>
                <td>
                  {keysOf(action, remapped).map((keys, index) => (
                    <span key={keys}>
                      {index > 0 && ' · '}
                      <KeyHint keys={keys} />
                    </span>
                  ))}
                </td>
              </tr>
            )),
        ])}
      </Table>
    </Dialog>
  );
}
