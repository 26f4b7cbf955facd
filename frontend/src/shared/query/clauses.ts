import { quote, type Token, tokenize } from './tokens';

/**
 * A condition at the top of a query, or the `or` between two. `start` and `end` count UTF-16 units. A bracket is one
 * clause, and so is a comparison with all its values.
 */
export type Part =
  | { kind: 'comparison'; start: number; end: number; negated: boolean; key: string; sign: string; values: Token[] }
  | { kind: 'text' | 'group'; start: number; end: number; negated: boolean; text: string }
  | { kind: 'or'; start: number; end: number };

export type Clause = Exclude<Part, { kind: 'or' }>;

export function parts(query: string): Part[] {
  const tokens = tokenize(query);
  const found: Part[] = [];
  let at = 0;
  while (at < tokens.length) {
    const first = tokens[at];
    if (!first) break;
    if (first.kind === 'or') {
      found.push({ kind: 'or', start: first.start, end: first.end });
      at += 1;
      continue;
    }
    let negated = false;
    while (tokens[at]?.kind === 'minus') {
      negated = !negated;
      at += 1;
    }
    const head = tokens[at];
    const { start } = first;
    if (!head) {
      found.push({ kind: 'text', start, end: first.end, negated: false, text: first.text });
    } else if (head.kind === 'key') {
      const sign = tokens[at + 1]?.text ?? ':';
      const values: Token[] = [];
      at += 2;
      for (let token = tokens[at]; token?.kind === 'value'; token = tokens[at]) {
        values.push(token);
        at += 1;
      }
      const end = values.at(-1)?.end ?? head.end;
      found.push({ kind: 'comparison', start, end, negated, key: head.text, sign, values });
    } else if (head.kind === 'open') {
      let depth = 0;
      let end = head.end;
      do {
        const token = tokens[at];
        if (!token) break;
        if (token.kind === 'open') depth += 1;
        if (token.kind === 'close') depth -= 1;
        end = token.end;
        at += 1;
      } while (depth > 0);
      found.push({ kind: 'group', start, end, negated, text: query.slice(head.start, end) });
    } else {
      at += 1;
      found.push({ kind: 'text', start, end: head.end, negated, text: head.text });
    }
  }
  return found;
}

/** The query without one of its parts, and without an `or` that then stands at an end or beside another one. */
export function withoutPart(query: string, index: number): string {
  const all = parts(query);
  const gone = new Set([index]);
  const before = all[index - 1];
  const after = all[index + 1];
  if (before?.kind === 'or' && (!after || after.kind === 'or')) gone.add(index - 1);
  else if (!before && after?.kind === 'or') gone.add(index + 1);
  return all
    .filter((_, at) => !gone.has(at))
    .map((part) => query.slice(part.start, part.end))
    .join(' ');
}

/** Where the fault is that the server found at `position`: the piece that begins or lies there, else the end. */
export function faultAt(query: string, position: number): { start: number; end: number } {
  const token = tokenize(query).find((each) => each.start <= position && position < each.end);
  if (token) return { start: token.start, end: token.end };
  const at = Math.min(position, query.length);
  return { start: at, end: at };
}

/** The query with the server's suggestion in place of the piece that it complained about. */
export function repaired(query: string, position: number, suggestion: string): string {
  const { start, end } = faultAt(query, position);
  const token = tokenize(query).find((each) => each.start === start && each.end === end);
  const written = token?.kind === 'value' ? quote(suggestion) : suggestion;
  return query.slice(0, start) + written + query.slice(end);
}

/** Whether a query asks for words, wherever in it, and not only for fields. */
export function asksForWords(query: string): boolean {
  return tokenize(query).some((token) => token.kind === 'text');
}
