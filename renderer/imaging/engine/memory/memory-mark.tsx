import { MemoryStick } from 'lucide-react';
import { Tag } from '../../../ui/button/tag.tsx';
import { useStore } from '../../../ui/store.ts';
import { t } from '../../../ui/text/t.ts';
import { machine } from '../../../app/api/machine.ts';
import { memoryLevel } from './memory-level.ts';

/** Says that little of the machine's memory is left; nothing while there is enough. */
export function MemoryMark() {
  const share = useStore(machine, (value) => value.memoryShare);
  const level = memoryLevel(share);
  if (share === null || level === 'plain') return null;
  return (
    <span role="status" title={t(`imaging.memory.${level}`)}>
      <Tag tone={level} icon={MemoryStick}>
        {t('imaging.memory', { percent: Math.round(share * 100) })}
      </Tag>
    </span>
  );
}
