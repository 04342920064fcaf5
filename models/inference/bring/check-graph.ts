import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import known from './operators.json' with { type: 'json' };
import type { OnnxGraph } from './read-onnx.ts';

const allowed: ReadonlySet<string> = new Set(known.allowed);
const float32 = 1;

export type GraphRefusal =
  | 'packs.onnx-operators'
  | 'packs.onnx-opset'
  | 'packs.onnx-external'
  | 'packs.onnx-inputs'
  | 'packs.onnx-output';

/**
 * Whether a graph is one that may run here: only operators that compute arrays from arrays, an opset the runtime knows, one
 * float32 input and a float32 output, its weights in the file itself.
 *
 * @returns the graph, or the first thing that speaks against it. Total.
 */
export function checkGraph(graph: OnnxGraph): Result<OnnxGraph, Refusal<GraphRefusal>> {
  const strange = graph.operators.filter((name) => !allowed.has(name));
  if (strange.length > 0)
    return no('packs.onnx-operators', { names: strange.slice(0, 5).join(', '), count: strange.length });
  const [least = 0, most = 0] = known.opset;
  if (graph.opset < least || graph.opset > most) return no('packs.onnx-opset', { found: graph.opset, least, most });
  if (graph.hasExternalData) return no('packs.onnx-external');
  const [input, ...more] = graph.inputs;
  if (!input || more.length > 0 || input.type !== float32)
    return no('packs.onnx-inputs', { found: graph.inputs.length });
  const [output] = graph.outputs;
  return output?.type === float32 ? ok(graph) : no('packs.onnx-output', { found: output?.name ?? '' });
}
