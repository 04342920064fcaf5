import { useState } from 'react';
import { BringModel } from './bring-model.tsx';
import { PackTable } from './pack-table.tsx';

/** The models of this installation, and the way to bring one. */
export function ModelPacks() {
  const [changes, setChanges] = useState(0);
  const again = (): void => setChanges((count) => count + 1);
  return (
    <>
      <PackTable changes={changes} onChanged={again} />
      <BringModel onInstalled={again} />
    </>
  );
}
