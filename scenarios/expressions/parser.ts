import { createParse } from 'mathjs/number';

/** A piece of a parsed expression; any other kind that mathjs knows is refused while it parses. */
export type Parsed = ConstantNode | SymbolNode | OperatorNode | ParenthesisNode | FunctionNode;

/** What the parser of mathjs asks of a node; nothing in it can be evaluated. */
abstract class Node {
  get isNode(): boolean {
    return true;
  }
}

export class ConstantNode extends Node {
  readonly isConstantNode = true;
  readonly value: unknown;
  constructor(value: unknown) {
    super();
    this.value = value;
  }
}

export class SymbolNode extends Node {
  readonly isSymbolNode = true;
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
}

export class OperatorNode extends Node {
  readonly isOperatorNode = true;
  readonly op: string;
  readonly fn: string;
  readonly args: readonly Parsed[];
  constructor(op: string, fn: string, args: readonly Parsed[]) {
    super();
    this.op = op;
    this.fn = fn;
    this.args = args;
  }
}

export class ParenthesisNode extends Node {
  readonly content: Parsed;
  constructor(content: Parsed) {
    super();
    this.content = content;
  }
}

export class FunctionNode extends Node {
  readonly isFunctionNode = true;
  readonly fn: Parsed;
  readonly args: readonly Parsed[];
  constructor(fn: Parsed, args: readonly Parsed[]) {
    super();
    this.fn = fn;
    this.args = args;
  }
}

/** Stands for every kind of node that an expression of Carat does not have. */
class RefusedNode extends Node {
  constructor() {
    super();
    throw new SyntaxError('a part that expressions do not have');
  }
}

declare module 'mathjs/number' {
  /** Makes a parser of its parts; mathjs documents its factories, but declares no types for them. */
  function createParse(parts: Readonly<Record<string, unknown>>): (text: string) => Parsed;
}

/** Chooses the signature for one text: the parser is never called otherwise. */
function typed(_name: string, signatures: { readonly string: unknown }): unknown {
  return signatures.string;
}
typed.addConversion = (): void => undefined;

/**
 * The parser of mathjs with nodes that hold and do nothing: the rules of precedence are its own, while all that could
 * compute, look up a property or make a matrix is left out of the bundle. Marked as pure: a bundle that reads no
 * expression, as that of a worker, leaves it out as a whole.
 *
 * @throws SyntaxError for every text that it cannot read, and for every part that expressions do not have
 */
export const parse = /* @__PURE__ */ createParse({
  typed,
  numeric: Number,
  config: { number: 'number' },
  ConstantNode,
  SymbolNode,
  OperatorNode,
  ParenthesisNode,
  FunctionNode,
  AccessorNode: RefusedNode,
  ArrayNode: RefusedNode,
  AssignmentNode: RefusedNode,
  BlockNode: RefusedNode,
  ConditionalNode: RefusedNode,
  FunctionAssignmentNode: RefusedNode,
  IndexNode: RefusedNode,
  ObjectNode: RefusedNode,
  RangeNode: RefusedNode,
  RelationalNode: RefusedNode,
});
