import { tokenize } from './tokens';

/**
 * What can be completed where the cursor is, and which stretch of the query the choice replaces. `prefix` is what stands
 * there already, before the cursor.
 */
export type Place =
  | { kind: 'key'; from: number; to: number; prefix: string; hasSign: boolean }
  | { kind: 'value'; from: number; to: number; prefix: string; key: string; sign: string; others: string[] }
  | { kind: 'nothing' };

export function placeAt(query: string, cursor: number): Place {
  const tokens = tokenize(query);
  const index = tokens.findIndex((token) => {
    const covers = token.start <= cursor && cursor <= token.end;
    return covers && (token.kind === 'value' || (['text', 'key', 'or'].includes(token.kind) && token.start < cursor));
  });
  const token = tokens[index];
  if (!token) {
    // Behind a closed bracket or phrase a blank has to come first; inside of a sign nothing is chosen.
    const free = cursor === 0 || /[\s(-]/.test(query[cursor - 1] ?? '');
    return free ? { kind: 'key', from: cursor, to: cursor, prefix: '', hasSign: false } : { kind: 'nothing' };
  }
  if (token.kind === 'value') {
    let first = index;
    while (tokens[first]?.kind === 'value') first -= 1;
    const others = [];
    for (let at = first + 1; tokens[at]?.kind === 'value'; at += 1) {
      if (at !== index) others.push(tokens[at]?.text ?? '');
    }
    const written = query.slice(token.start, cursor);
    return {
      kind: 'value',
      from: token.start,
      to: token.end,
      prefix: token.quoted ? written.replace(/^"|"$/g, '') : written,
      key: tokens[first - 1]?.text ?? '',
      sign: tokens[first]?.text ?? ':',
      others,
    };
  }
  if (token.quoted) return { kind: 'nothing' };
  return {
    kind: 'key',
    from: token.start,
    to: token.end,
    prefix: query.slice(token.start, cursor),
    hasSign: token.kind === 'key',
  };
}

export type Edit = { text: string; cursor: number };

export function replaced(query: string, from: number, to: number, by: string): Edit {
  return { text: query.slice(0, from) + by + query.slice(to), cursor: from + by.length };
}

/** A chosen value, with a blank behind it so that the next clause can follow. */
export function withValue(query: string, from: number, to: number, value: string): Edit {
  const next = query[to];
  if (next === undefined) return replaced(query, from, to, `${value} `);
  return replaced(query, from, to, value);
}
