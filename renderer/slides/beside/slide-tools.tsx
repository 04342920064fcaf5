import { Cpu } from 'lucide-react';
import { caseView } from '../../app/api/case-view.ts';
import { IconButton } from '../../ui/button/icon-button.tsx';
import { ToolDivider, ToolPalette } from '../../ui/button/tool-palette.tsx';
import { PageTools } from '../../ui/frame/page-tools.tsx';
import { useStore } from '../../ui/store.ts';
import { keysText } from '../../ui/text/key-text.ts';
import { t } from '../../ui/text/t.ts';
import { slidesActions } from '../actions.ts';
import { slidesView } from '../slides-view.ts';

const groups = [
  ['slides.pan', 'slides.region', 'slides.outline', 'slides.length', 'slides.count', 'slides.circle', 'slides.nucleus'],
  ['slides.fit', 'slides.full'],
] as const;

/** The page's tools in the bar; drawn from the table of actions. */
export function SlideTools({ run }: { readonly run: (action: string) => void }) {
  const tool = useStore(slidesView, (state) => state.tool);
  const isRunShown = useStore(caseView, (view) => view.isRunShown);
  return (
    <PageTools at="start">
      <ToolPalette label={t('slides.tools')}>
        {groups.map((group, i) => [
          i > 0 && <ToolDivider key={`cut ${i}`} />,
          ...group.map((id) => {
            const action = slidesActions.find((candidate) => candidate.id === id);
            const [keys] = action?.keys ?? [];
            return (
              action?.icon && (
                <IconButton
                  key={id}
                  icon={action.icon}
                  label={t(action.label)}
                  keys={keys && keysText(keys)}
                  pressed={i === 0 ? id === `slides.${tool}` : undefined}
                  onClick={() => run(id)}
                />
              )
            );
          }),
        ])}
        <ToolDivider />
        <IconButton
          icon={Cpu}
          label={t('slides.run-model')}
          keys="M"
          pressed={isRunShown}
          onClick={() => run('inference.run')}
        />
      </ToolPalette>
    </PageTools>
  );
}
