import json from '../../../../resources/knowledge/tumour/cns5-glioma/table.json' with { type: 'json' };
import { z } from '../../../base/schema.ts';

/** All groups must hold; a group holds where one of its statements (`field=value`) does. */
const Condition = z.array(z.array(z.string()));
const GliomaTable = z.object({
  schema: z.literal(1),
  version: z.string(),
  isConfirmed: z.boolean(),
  fields: z.array(z.object({ id: z.string(), values: z.array(z.string()) })),
  inferred: z.array(z.object({ when: z.string(), stands: z.string() })), // stands in for a field that was not tested
  entities: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      when: Condition,
      grades: z.array(z.object({ grade: z.number().int(), when: Condition })),
    }),
  ),
  unspecified: z.array(z.object({ id: z.string(), name: z.string(), when: Condition })),
});

/** Fields with their values, and the entities in the order in which they are looked at. */
export const gliomaTable = GliomaTable.parse(json);

/** Results by field; a field that is not there was not tested. */
export type GliomaFindings = Readonly<Record<string, string>>;

/** An integrated diagnosis after WHO CNS5. `isConfirmed` false: the table has no clinical sign-off, and says so. */
export const GliomaDiagnosis = z.object({
  entity: z.string(),
  name: z.string(),
  grade: z.number().int().nullable(), // CNS WHO grade; null: none, or not told by what was tested
  needed: z.array(z.string()), // untested fields that the diagnosis or its grade waits for
  version: z.string(),
  isConfirmed: z.boolean(),
});
export type GliomaDiagnosis = Readonly<z.infer<typeof GliomaDiagnosis>>;

/**
 * The diagnosis that results make, adult diffuse gliomas. The first entity that is not ruled out decides; where that one
 * waits for an untested field, the diagnosis is not otherwise specified (NOS) and names the fields.
 *
 * @source WHO CNS5: Louis 2021, Neuro Oncol 23:1231; table of PMC11540532. Total.
 */
export function classifyGlioma(written: GliomaFindings): GliomaDiagnosis {
  const { version, isConfirmed, entities, unspecified } = gliomaTable;
  const findings = withInferred(written);
  const possible = entities.find(({ when }) => stateOf(when, findings) !== false);
  if (possible && stateOf(possible.when, findings) === true) {
    const grade = possible.grades.find(({ when }) => stateOf(when, findings) !== false);
    const isTold = grade === undefined || stateOf(grade.when, findings) === true;
    const needed = isTold ? [] : untested(grade.when, findings);
    return {
      entity: possible.id,
      name: possible.name,
      grade: isTold ? (grade?.grade ?? null) : null,
      needed,
      version,
      isConfirmed,
    };
  }
  const nos = unspecified.find(({ when }) => stateOf(when, findings) === true);
  const needed = untested(possible?.when ?? [], findings);
  return { entity: nos?.id ?? '', name: nos?.name ?? '', grade: null, needed, version, isConfirmed };
}

const withInferred = (written: GliomaFindings): GliomaFindings => {
  const inferred = gliomaTable.inferred.flatMap(({ when, stands }) =>
    stateOfStatement(when, written) === true ? [splitStatement(stands)] : [],
  );
  return { ...Object.fromEntries(inferred), ...written };
};

const splitStatement = (statement: string): readonly [string, string] => {
  const [field = '', value = ''] = statement.split('=');
  return [field, value];
};

/** True, false, or null where it depends on what was not tested. */
const stateOfStatement = (statement: string, findings: GliomaFindings): boolean | null => {
  const [field, value] = splitStatement(statement);
  const found = findings[field];
  return found === undefined ? null : found === value;
};

const stateOf = (groups: readonly (readonly string[])[], findings: GliomaFindings): boolean | null => {
  const states = groups.map((group) => {
    const each = group.map((statement) => stateOfStatement(statement, findings));
    return each.includes(true) ? true : each.includes(null) ? null : false;
  });
  return states.includes(false) ? false : states.includes(null) ? null : true;
};

const untested = (groups: readonly (readonly string[])[], findings: GliomaFindings): string[] => [
  ...new Set(
    groups
      .filter((group) => stateOf([group], findings) === null)
      .flat()
      .map((statement) => splitStatement(statement)[0])
      .filter((field) => findings[field] === undefined),
  ),
];
