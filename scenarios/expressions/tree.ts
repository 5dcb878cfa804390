import { type Operation, functions, infixOperators, prefixOperators } from './operations.ts';
import {
  ConstantNode,
  FunctionNode,
  OperatorNode,
  ParenthesisNode,
  type Parsed,
  SymbolNode,
} from './parser.ts';
import type { Token } from './tokens.ts';

/** A part of an expression with its place in the text, from start up to end. */
export type Part = Place &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly index: number }
    | { readonly kind: 'parenthesis'; readonly inside: Part }
    | { readonly kind: 'operation'; readonly operation: Operation; readonly parts: readonly Part[] }
  );

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Lays what the parser made over the tokens of the same text, in their order, so that every part knows its place and
 * the parser cannot have read anything else than the tokens say.
 *
 * @throws SyntaxError where the two differ
 */
export function toTree(parsed: Parsed, tokens: readonly Token[], names: readonly string[]): Part {
  const walk = new Walk(tokens, names);
  const part = walk.part(parsed);
  walk.take('');
  return part;
}

class Walk {
  private readonly tokens: readonly Token[];
  private readonly names: readonly string[];
  private at = 0;

  constructor(tokens: readonly Token[], names: readonly string[]) {
    this.tokens = tokens;
    this.names = names;
  }

  /** Steps over the next token, which must read so. */
  take(text: string): Token {
    const token = this.tokens[this.at];
    if (token?.text !== text) this.refuse();
    this.at += 1;
    return token;
  }

  part(node: Parsed): Part {
    if (node instanceof ConstantNode) return this.number(node);
    if (node instanceof SymbolNode) return this.name(node);
    if (node instanceof ParenthesisNode) return this.parenthesis(node);
    if (node instanceof FunctionNode) return this.call(node);
    if (node instanceof OperatorNode && node.args.length === 1) return this.prefix(node);
    if (node instanceof OperatorNode && node.args.length === 2) return this.infix(node);
    return this.refuse();
  }

  private number(node: ConstantNode): Part {
    const { text, position, kind } = this.take(this.tokens[this.at].text);
    const value = Number(text);
    if (kind !== 'number' || value !== node.value) this.refuse();
    return { kind: 'number', value, start: position, end: position + text.length };
  }

  private name(node: SymbolNode): Part {
    const { position, text } = this.take(node.name);
    const index = this.names.indexOf(text);
    if (index < 0) this.refuse();
    return { kind: 'name', index, start: position, end: position + text.length };
  }

  private parenthesis(node: ParenthesisNode): Part {
    const start = this.take('(').position;
    const inside = this.part(node.content);
    const end = this.take(')').position + 1;
    return { kind: 'parenthesis', inside, start, end };
  }

  private call(node: FunctionNode): Part {
    if (!(node.fn instanceof SymbolNode)) return this.refuse();
    const { text, position } = this.take(node.fn.name);
    const operation = functions.get(text) ?? this.refuse();
    this.take('(');
    const parts = node.args.map((argument, index) => {
      if (index > 0) this.take(',');
      return this.part(argument);
    });
    const end = this.take(')').position + 1;
    return { kind: 'operation', operation, parts, start: position, end };
  }

  private prefix(node: OperatorNode): Part {
    const { position } = this.take(node.op);
    const operation = prefixOperators.get(node.op) ?? this.refuse();
    const part = this.part(node.args[0]);
    return { kind: 'operation', operation, parts: [part], start: position, end: part.end };
  }

  private infix(node: OperatorNode): Part {
    const left = this.part(node.args[0]);
    this.take(node.op);
    const operation = infixOperators.get(node.op) ?? this.refuse();
    const right = this.part(node.args[1]);
    return { kind: 'operation', operation, parts: [left, right], start: left.start, end: right.end };
  }

  private refuse(): never {
    throw new SyntaxError(`a part that expressions do not have, at token ${this.at}`);
  }
}
