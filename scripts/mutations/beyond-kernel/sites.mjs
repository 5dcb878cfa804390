/** Where code can be broken by one small change, and how: found in its syntax, without types. */
import ts from 'typescript';

/**
 * @typedef {object} Site
 * @property {string} file below the root
 * @property {number} line from 1
 * @property {number} start of the text that is changed
 * @property {number} end
 * @property {string} was
 * @property {string} context the line on which it begins
 * @property {string[]} choices what it may become
 * @property {string} kind of change
 * @property {boolean} isConstant whether it is a limit, a default, a unit, a band, a lifetime or a rounding
 */

const { SyntaxKind: Kind } = ts;

const comparisons = new Map([
  [Kind.LessThanToken, '<='],
  [Kind.LessThanEqualsToken, '<'],
  [Kind.GreaterThanToken, '>='],
  [Kind.GreaterThanEqualsToken, '>'],
  [Kind.EqualsEqualsEqualsToken, '!=='],
  [Kind.ExclamationEqualsEqualsToken, '==='],
]);
const arithmetic = new Map([
  [Kind.PlusToken, '-'],
  [Kind.MinusToken, '+'],
  [Kind.AsteriskToken, '/'],
  [Kind.SlashToken, '*'],
  [Kind.PercentToken, '*'],
  [Kind.PlusEqualsToken, '-='],
  [Kind.MinusEqualsToken, '+='],
]);
const connectives = new Map([
  [Kind.AmpersandAmpersandToken, '||'],
  [Kind.BarBarToken, '&&'],
]);
const roundings = { min: 'max', max: 'min', floor: 'ceil', ceil: 'floor', round: 'floor' };

/** Words of which one may stand by default; a wrong default is another of the same kind. */
const families = [
  ['isolated', 'cluster', 'concentration', 'consolidated', 'hub', 'platform', 'shuffled'],
  ['morris', 'sobol', 'pawn'],
  ['en', 'fr'],
  ['turnover', 'profit'],
  ['info', 'warning', 'error'],
];

/** Numbers that turn one unit into another. */
const units = new Set([12, 24, 60, 100, 365, 1000, 1024, 3600, 86_400, 1_000_000, 3_600_000, 86_400_000]);

/** Calls whose argument is a bound, a default or a number of decimals. */
const boundingCalls = new Set(
  'min max gt gte lt lte length default multipleOf whole countIssue toFixed toPrecision figure signed grouped setTimeout'.split(
    ' ',
  ),
);

/**
 * All sites of a file.
 *
 * @param {string} file its path, for the table
 * @param {string} text
 * @param {{ isDrawing?: boolean }} options of a drawing, numbers, arithmetic and switches say how it looks: they are left
 * @returns {Site[]}
 */
export function sitesOf(file, text, { isDrawing = false } = {}) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.split('\n');
  const sites = [];

  const add = (node, kind, choices, isConstant = false) => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    const { line } = source.getLineAndCharacterOfPosition(start);
    const was = text.slice(start, end);
    const others = [...new Set(choices)].filter((choice) => choice !== was);
    if (others.length > 0)
      sites.push({
        file,
        line: line + 1,
        start,
        end,
        was,
        context: lines[line].trim(),
        choices: others,
        kind,
        isConstant,
      });
  };

  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isNumericLiteral(node) && !isDrawing && !isLayout(node))
      add(node, 'number', numbersFor(Number(node.text.replaceAll('_', ''))), isConstantNumber(node));
    if (ts.isStringLiteral(node) && isDefault(node)) add(node, 'default', [wordFor(node.text)], true);
    if (node.kind === Kind.TrueKeyword && !isDrawing) add(node, 'boolean', ['false'], isDefault(node));
    if (node.kind === Kind.FalseKeyword && !isDrawing) add(node, 'boolean', ['true'], isDefault(node));
    if (ts.isBinaryExpression(node)) visitBinary(node);
    if (ts.isPrefixUnaryExpression(node) && node.operator === Kind.ExclamationToken)
      add(node, 'condition', [node.operand.getText(source)]);
    if (ts.isConditionalExpression(node) || ts.isWhileStatement(node)) {
      const condition = node.condition ?? node.expression;
      add(condition, 'condition', [`!(${condition.getText(source)})`]);
    }
    if (ts.isIfStatement(node)) visitIf(node);
    if (ts.isThrowStatement(node) && !isGuarded(node)) add(node, 'guard', [';']);
    if (ts.isCallExpression(node)) visitCall(node);
    ts.forEachChild(node, visit);
  };

  const visitBinary = ({ left, operatorToken: token, right }) => {
    const compared = comparisons.get(token.kind);
    if (compared) add(token, 'comparison', [compared]);
    const connected = connectives.get(token.kind);
    if (connected) add(token, 'condition', [connected]);
    const reckoned = arithmetic.get(token.kind);
    const isText = token.getText(source).startsWith('+') && (isTextual(left) || isTextual(right));
    if (reckoned && !isDrawing && !isText && !isLayout(token)) add(token, 'arithmetic', [reckoned]);
  };

  const visitIf = (node) => {
    if (!node.elseStatement && isLeaving(node.thenStatement)) add(node, 'guard', [';']);
    else add(node.expression, 'condition', [`!(${node.expression.getText(source)})`]);
  };

  const visitCall = ({ expression }) => {
    if (!ts.isPropertyAccessExpression(expression) || expression.expression.getText(source) !== 'Math')
      return;
    const other = roundings[expression.name.text];
    if (other && !isDrawing && !isLayout(expression))
      add(expression.name, 'minimum, maximum or rounding', [other]);
  };

  visit(source);
  return sites;
}

/** The text of a file, broken at a site. */
export function broken(text, { start, end, was, became }) {
  if (text.slice(start, end) !== was) throw new Error(`“${was}” stands no longer where it stood`);
  return text.slice(0, start) + became + text.slice(end);
}

function numbersFor(value) {
  if (value === 0) return ['1'];
  const others = Number.isInteger(value)
    ? [10 * value, value + 1, value - 1, 0]
    : [10 * value, value / 10, 0];
  return others.filter((other) => other !== value).map((other) => (other < 0 ? `(${other})` : String(other)));
}

function wordFor(word) {
  const family = families.find((words) => words.includes(word));
  return `'${family ? family[(family.indexOf(word) + 1) % family.length] : 'another'}'`;
}

/** Whether it stands where something is given by default. */
function isDefault(node) {
  const { parent } = node;
  if (ts.isParameter(parent) || ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isBinaryExpression(parent))
    return parent.operatorToken.kind === Kind.QuestionQuestionToken && parent.right === node;
  return ts.isCallExpression(parent) && parent.arguments.includes(node) && nameOf(parent) === 'default';
}

function isConstantNumber(node) {
  const value = Number(node.text.replaceAll('_', ''));
  let [child, parent] = [node, node.parent];
  if (ts.isElementAccessExpression(parent)) return false;
  if (units.has(value)) return true;
  if (isDefault(node)) return true;
  if (ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind))
    return value > 2 || value % 1 !== 0;
  while (isCarrying(parent)) [child, parent] = [parent, parent.parent];
  if (ts.isCallExpression(parent))
    return parent.arguments.includes(child) && boundingCalls.has(nameOf(parent));
  if (isDefault(child)) return true;
  return ts.isVariableDeclaration(parent) && ts.isSourceFile(parent.parent.parent.parent);
}

/** What only passes a number on to a declaration. */
function isCarrying(node) {
  if (ts.isBinaryExpression(node)) return arithmetic.has(node.operatorToken.kind);
  return (
    ts.isPrefixUnaryExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isObjectLiteralExpression(node)
  );
}

function nameOf({ expression }) {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

/** Whether it stands in an attribute of markup, where numbers lay out. */
function isLayout(node) {
  for (let { parent } = node; parent; parent = parent.parent) {
    if (ts.isJsxAttribute(parent)) return true;
    if (ts.isFunctionLike(parent)) return false;
  }
  return false;
}

function isTextual(node) {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  if (ts.isParenthesizedExpression(node)) return isTextual(node.expression);
  if (ts.isConditionalExpression(node)) return isTextual(node.whenTrue) || isTextual(node.whenFalse);
  return ts.isBinaryExpression(node) && (isTextual(node.left) || isTextual(node.right));
}

/** Whether a statement does nothing but leave: throw, return, continue or break. */
function isLeaving(statement) {
  if (ts.isBlock(statement)) return statement.statements.length === 1 && isLeaving(statement.statements[0]);
  return (
    ts.isThrowStatement(statement) ||
    ts.isReturnStatement(statement) ||
    ts.isContinueStatement(statement) ||
    ts.isBreakStatement(statement)
  );
}

function isGuarded(statement) {
  const { parent } = statement;
  if (ts.isIfStatement(parent)) return true;
  return ts.isBlock(parent) && parent.statements.length === 1 && ts.isIfStatement(parent.parent);
}
