import { useState } from 'react';
import type { Ref } from 'react';
import { Cpu, LayoutGrid } from 'lucide-react';
import { useStore } from '../../ui/store.ts';
import { caseView } from '../../app/api/case-view.ts';
import { Button } from '../../ui/button/button.tsx';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { KeyHint } from '../../ui/button/keys/key-hint.tsx';
import { ToolDivider, ToolPalette } from '../../ui/button/tool-palette.tsx';
import { Popover } from '../../ui/dialog/popover.tsx';
import { PageTools } from '../../ui/frame/page-tools.tsx';
import { keysText } from '../../ui/text/key-text.ts';
import { t } from '../../ui/text/t.ts';
import type { Action } from '../../ui/action.ts';
import { layoutActions } from '../actions/layout-actions.ts';
import { pageActions } from '../actions/page-actions.ts';
import { withTiles } from '../actions/when.ts';
import { toolActions } from '../actions/tool-actions.ts';
import { showGrid, toggleTiles } from '../view/hang.ts';
import { priorOf, reading } from '../view/reading.ts';
import { LayoutChoice } from './layout/layout-choice.tsx';
import { MemoryMark } from '../engine/memory/memory-mark.tsx';
import { ProtocolList } from './layout/protocol-list.tsx';

const groups = [
  ['imaging.window', 'imaging.pan', 'imaging.zoom', 'imaging.scroll', 'imaging.crosshair'],
  ['imaging.length', 'imaging.brush', 'imaging.box'],
  ['imaging.layout', 'imaging.planes', 'imaging.link', 'imaging.prior', 'imaging.cine'],
] as const;
const known: readonly Action[] = [...toolActions, ...layoutActions, ...pageActions];

/** The page's tools in the bar; drawn from the table of actions. */
export function ReadingTools({ run }: { readonly run: (action: string) => void }) {
  const state = useStore(reading, (value) => value);
  const [layoutButton, setLayoutButton] = useState<HTMLElement | null>(null);
  const isRunShown = useStore(caseView, (value) => value.isRunShown);
  const isOn = (id: string): boolean | undefined => {
    if (toolActions.some((action) => action.id === id)) return id === `imaging.${state.tool}`;
    return {
      'imaging.layout': state.isLayoutOpen,
      'imaging.planes': state.layout === 'planes',
      'imaging.link': state.isLinked,
      'imaging.prior': state.panes.some(({ displaySet }) => priorOf(state, displaySet)),
      'imaging.cine': state.isCine,
    }[id];
  };
  return (
    <PageTools at="start">
      <ToolPalette label={t('imaging.tools')}>
        {groups.map((group, i) => [
          i > 0 && <ToolDivider key={`cut ${i}`} />,
          ...group.map((id) => (
            <Tool
              key={id}
              id={id}
              pressed={isOn(id)}
              run={run}
              ref={id === 'imaging.layout' ? setLayoutButton : undefined}
            />
          )),
        ])}
        <ToolDivider />
        <IconButton
          icon={Cpu}
          label={t('imaging.run-model')}
          keys="M"
          pressed={isRunShown}
          onClick={() => run('inference.run')}
        />
      </ToolPalette>
      <MemoryMark />
      {state.isLayoutOpen && layoutButton && (
        <Popover label={t('imaging.layout.layout')} anchor={layoutButton} width={280} onClose={closeLayouts}>
          <LayoutChoice
            chosen={state.layout}
            onChoose={(grid) => reading.set((before) => ({ ...showGrid(before, grid), isLayoutOpen: false }))}
          />
          <Button
            kind="quiet"
            size="small"
            icon={LayoutGrid}
            wide
            pressed={state.tiledFrom !== null}
            disabled={withTiles() !== true}
            onClick={() => reading.set((before) => ({ ...toggleTiles(before), isLayoutOpen: false }))}
          >
            {t('imaging.layout.tiles')} <KeyHint keys="Shift+T" />
          </Button>
          <ProtocolList state={state} />
        </Popover>
      )}
    </PageTools>
  );
}

const closeLayouts = (): void => reading.set((before) => ({ ...before, isLayoutOpen: false }));

interface ToolProps {
  readonly id: string;
  readonly pressed: boolean | undefined;
  readonly run: (action: string) => void;
  readonly ref: Ref<HTMLButtonElement> | undefined;
}

function Tool({ id, pressed, run, ref }: ToolProps) {
  const action = known.find((candidate) => candidate.id === id);
  if (!action?.icon) return null;
  const [keys] = action.keys;
  return (
    <IconButton
      icon={action.icon}
      label={t(action.label)}
      keys={keys && keysText(keys)}
      pressed={pressed}
      onClick={() => run(id)}
      ref={ref}
    />
  );
}
