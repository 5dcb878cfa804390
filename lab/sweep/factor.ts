import { type ParameterName, registry } from '#sim-core';
import { variableLabel, variableName } from '../files/variable-name.ts';
import { type Quantile, cutNormal, logUniform, triangular, uniform } from './distributions.ts';
import type { FactorDocument } from './schema.ts';

/** A value that a factor takes. */
export type FactorValue = number | string | boolean;

/** The address that stands for the whole scenario. */
export const wholeScenario = 'scenario';

/** Something that is varied, ready for use. */
export interface Factor {
  /** JSON pointer into the scenario document, or `wholeScenario`. */
  readonly pointer: string;
  /** Variable of the results. */
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly definition: string;
  /** Levels where a design takes levels. */
  readonly levels: number;
  /** Whether the values come from a list. */
  readonly isChoice: boolean;
  /** Whether every value is a number. */
  readonly isNumeric: boolean;
  /** Whether there is one value only, so that nothing is varied. */
  readonly isConstant: boolean;
  /** Whether values are few: a choice, or whole numbers. */
  readonly isDiscrete: boolean;
  /** The value of a coordinate from 0 to 1. */
  valueOf(coordinate: number): FactorValue;
  /** The values of a choice. */
  readonly values: readonly FactorValue[];
}

const usualLevels = 2;

/** The JSON pointer that an address stands for: a bare name is a parameter's. */
export function pointerOf(address: string): string {
  return address === wholeScenario || address.startsWith('/') ? address : `/parameters/${address}`;
}

/** The parameter that a pointer names, if it names one. */
export function parameterAt(pointer: string): ParameterName | undefined {
  const name = pointer.startsWith('/parameters/') ? pointer.slice('/parameters/'.length) : '';
  return Object.hasOwn(registry, name) ? (name as ParameterName) : undefined;
}

/** @param document checked: limits in order, a log-uniform's above 0, a mode between them */
export function factorOf(document: FactorDocument): Factor {
  const pointer = pointerOf(document.at);
  const parameter = parameterAt(pointer);
  const name = document.name ?? nameOf(pointer);
  const shared = {
    pointer,
    name,
    label: document.label ?? variableLabel(parameter ?? name.replaceAll('_', ' ')),
    unit: document.unit ?? (parameter ? registry[parameter].unit : ''),
    definition: `factor: ${parameter ? registry[parameter].description : `value at ${pointer} of the scenario`}`,
  };
  if ('values' in document) {
    const values = [...new Set(document.values)];
    return {
      ...shared,
      levels: values.length,
      isChoice: true,
      isConstant: values.length === 1,
      isDiscrete: true,
      isNumeric: values.every((value) => typeof value === 'number'),
      values,
      valueOf: (coordinate) => values[Math.min(values.length - 1, Math.floor(coordinate * values.length))],
    };
  }
  const quantile = quantileOf(document);
  const isDiscrete = isWhole(document);
  const valueOf = isDiscrete ? wholeOf(quantile, document) : quantile;
  const isConstant = valueOf(0) === valueOf(1);
  return {
    ...shared,
    levels: isConstant ? 1 : (document.levels ?? usualLevels),
    isChoice: false,
    isNumeric: true,
    isConstant,
    isDiscrete,
    values: [],
    valueOf,
  };
}

/** Whether values are rounded to whole numbers. */
export function isWhole(document: FactorDocument): boolean {
  if ('values' in document) return false;
  const parameter = parameterAt(pointerOf(document.at));
  return document.whole ?? (parameter !== undefined && registry[parameter].whole);
}

/** Rounded, within the whole numbers of the range. */
function wholeOf(quantile: Quantile, { min, max }: { readonly min: number; readonly max: number }): Quantile {
  const low = Math.ceil(min);
  const high = Math.floor(max);
  return (coordinate) => Math.min(high, Math.max(low, Math.round(quantile(coordinate))));
}

type RangeDocument = Exclude<FactorDocument, { readonly values: unknown }>;

function quantileOf(document: RangeDocument): Quantile {
  const { min, max } = document;
  switch (document.distribution) {
    case 'log-uniform':
      return logUniform(min, max);
    case 'triangular':
      return triangular(min, document.mode, max);
    case 'normal':
      return cutNormal(document.mean, document.deviation, min, max);
    default:
      return uniform(min, max);
  }
}

/** The variable of a pointer: the parameter's name, or the pointer's parts; its end where that is too long. */
export function nameOf(pointer: string): string {
  const parameter = parameterAt(pointer);
  if (parameter) return variableName(parameter);
  const words = pointer.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  const joined = words.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_|_$/g, '');
  return joined.slice(-32).replace(/^[^a-z]+/, '') || 'factor';
}
