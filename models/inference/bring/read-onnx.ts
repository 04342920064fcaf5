import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';

// The few fields of onnx.proto that say what a graph is, read without its weights. @source  onnx/onnx.proto, ONNX IR 3 to 10.

/** One input or output of a graph; a dimension that is not fixed is null. */
export interface OnnxValue {
  readonly name: string;
  readonly type: number; // TensorProto.DataType: 1 is float32
  readonly dims: readonly (number | null)[];
}

/** What a graph says of itself. */
export interface OnnxGraph {
  readonly opset: number; // of the standard operators
  readonly producer: string;
  /** Each kind of operator once: `Conv`, or `domain/Name` for one that is not the standard's. */
  readonly operators: readonly string[];
  readonly inputs: readonly OnnxValue[]; // without what is stored in the file
  readonly outputs: readonly OnnxValue[];
  readonly nodes: number;
  /** Weights lie in a file beside it. */
  readonly hasExternalData: boolean;
}

export type OnnxRefusal = 'packs.onnx-not-one';

const tooDeep = 8; // graphs inside operators inside graphs

interface Field {
  readonly number: number;
  readonly value: number; // of a varint
  readonly bytes: Uint8Array; // of what has a length
}

class Broken extends Error {}

/** Reads one varint; above 2^53 only its size matters. */
function varint(bytes: Uint8Array, start: number): readonly [value: number, next: number] {
  let [value, scale, at] = [0, 1, start];
  for (; at < start + 10; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new Broken('ends early');
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at + 1];
    scale *= 128;
  }
  throw new Broken('number too long');
}

const nothing = new Uint8Array(0);

/** The fields of a message, in order. */
function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  while (at < bytes.length) {
    const [key, next] = varint(bytes, at);
    const number = Math.floor(key / 8);
    const wire = key % 8;
    if (number === 0) throw new Broken('field 0');
    if (wire === 0) {
      const [value, end] = varint(bytes, next);
      yield { number, value, bytes: nothing };
      at = end;
    } else if (wire === 2) {
      const [length, start] = varint(bytes, next);
      if (start + length > bytes.length) throw new Broken('ends early');
      yield { number, value: 0, bytes: bytes.subarray(start, start + length) };
      at = start + length;
    } else if (wire === 5 || wire === 1) at = next + (wire === 5 ? 4 : 8);
    else throw new Broken(`wire type ${wire}`);
    if (at > bytes.length) throw new Broken('ends early');
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

interface Gathered {
  readonly operators: Set<string>;
  readonly stored: Set<string>;
  readonly inputs: OnnxValue[];
  readonly outputs: OnnxValue[];
  nodes: number;
  hasExternalData: boolean;
}

/** A dimension: a number, or null for one by name. */
function dimOf(bytes: Uint8Array): number | null {
  for (const { number, value } of fieldsOf(bytes)) if (number === 1 && value > 0) return value;
  return null;
}

function valueOf(bytes: Uint8Array): OnnxValue {
  let [name, type] = ['', 0];
  const dims: (number | null)[] = [];
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) name = textOf(field.bytes);
    if (field.number !== 2) continue;
    for (const tensor of fieldsOf(field.bytes)) {
      if (tensor.number !== 1) continue;
      for (const part of fieldsOf(tensor.bytes)) {
        if (part.number === 1) type = part.value;
        if (part.number === 2)
          for (const dim of fieldsOf(part.bytes)) if (dim.number === 1) dims.push(dimOf(dim.bytes));
      }
    }
  }
  return { name, type, dims };
}

/** A stored tensor: its name, and whether its values lie elsewhere (`data_location` external). */
function gatherTensor(bytes: Uint8Array, into: Gathered): void {
  for (const { number, value, bytes: inner } of fieldsOf(bytes)) {
    if (number === 8) into.stored.add(textOf(inner));
    if ((number === 14 && value === 1) || number === 13) into.hasExternalData = true;
  }
}

function gatherNode(bytes: Uint8Array, into: Gathered, depth: number): void {
  let [op, domain] = ['', ''];
  for (const { number, bytes: inner } of fieldsOf(bytes)) {
    if (number === 4) op = textOf(inner);
    if (number === 7) domain = textOf(inner);
    if (number === 5)
      for (const attribute of fieldsOf(inner)) {
        if (attribute.number === 6 || attribute.number === 11) gatherGraph(attribute.bytes, into, depth + 1);
        if (attribute.number === 5 || attribute.number === 10) gatherTensor(attribute.bytes, into);
      }
  }
  into.operators.add(domain === '' || domain === 'ai.onnx' ? op : `${domain}/${op}`);
  into.nodes++;
}

function gatherGraph(bytes: Uint8Array, into: Gathered, depth: number): void {
  if (depth > tooDeep) throw new Broken('graphs in graphs');
  for (const { number, bytes: inner } of fieldsOf(bytes)) {
    if (number === 1) gatherNode(inner, into, depth);
    if (number === 5) gatherTensor(inner, into);
    if (depth > 0) continue;
    if (number === 11) into.inputs.push(valueOf(inner));
    if (number === 12) into.outputs.push(valueOf(inner));
  }
}

/** The standard's opset of a model; null where another domain is meant. */
function opsetOf(bytes: Uint8Array): number | null {
  let [domain, version] = ['', 0];
  for (const { number, value, bytes: inner } of fieldsOf(bytes)) {
    if (number === 1) domain = textOf(inner);
    if (number === 2) version = value;
  }
  return domain === '' || domain === 'ai.onnx' ? version : null;
}

/**
 * What an ONNX file is made of, without running any of it. Functions that a file brings along count as operators of their
 * own domain.
 *
 * @returns the graph, or `packs.onnx-not-one` {reason} for a file that is no ONNX model. Total.
 */
export function readOnnx(bytes: Uint8Array): Result<OnnxGraph, Refusal<OnnxRefusal>> {
  const into: Gathered = {
    operators: new Set(),
    stored: new Set(),
    inputs: [],
    outputs: [],
    nodes: 0,
    hasExternalData: false,
  };
  let [opset, producer] = [0, ''];
  try {
    for (const { number, bytes: inner } of fieldsOf(bytes)) {
      if (number === 2) producer = textOf(inner);
      if (number === 7) gatherGraph(inner, into, 0);
      if (number === 8) opset = opsetOf(inner) ?? opset;
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return no('packs.onnx-not-one', { reason: error.message });
  }
  if (into.nodes === 0 || opset === 0 || into.outputs.length === 0)
    return no('packs.onnx-not-one', { reason: 'no graph' });
  const { operators, stored, inputs, outputs, nodes, hasExternalData } = into;
  return ok({
    opset,
    producer,
    operators: [...operators].toSorted(),
    inputs: inputs.filter(({ name }) => !stored.has(name)),
    outputs,
    nodes,
    hasExternalData,
  });
}
