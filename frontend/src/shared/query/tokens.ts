export type TokenKind = 'open' | 'close' | 'minus' | 'or' | 'text' | 'key' | 'operator' | 'value';

/**
 * A piece of a query, in the words of docs/query.md. `text` is what it says, without quotation marks; `start` and `end`
 * count UTF-16 units, as the server's `position` does. Behind a sign there is always a value, if only an empty one.
 */
export type Token = { kind: TokenKind; text: string; start: number; end: number; quoted: boolean };

const BLANK = /\s/;

/** Cuts a query as the server does, but never refuses: what is typed is unfinished most of the time. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const add = (kind: TokenKind, text: string, start: number, quoted = false) =>
    tokens.push({ kind, text, start, end: at, quoted });
  const run = (ends: string) => {
    const start = at;
    while (at < query.length && !BLANK.test(query[at] ?? '') && !ends.includes(query[at] ?? '')) at += 1;
    return query.slice(start, at);
  };
  const quoted = () => {
    let said = '';
    at += 1;
    while (at < query.length && query[at] !== '"') {
      if (query[at] === '\\' && (query[at + 1] === '"' || query[at + 1] === '\\')) at += 1;
      said += query[at];
      at += 1;
    }
    at = Math.min(query.length, at + 1);
    return said;
  };
  const value = () => {
    const start = at;
    if (query[at] === '"') add('value', quoted(), start, true);
    else add('value', run(',()"'), start);
  };

  while (at < query.length) {
    const start = at;
    const char = query[at] ?? '';
    if (BLANK.test(char)) at += 1;
    else if (char === '(' || char === ')' || char === '-') {
      at += 1;
      add(char === '(' ? 'open' : char === ')' ? 'close' : 'minus', char, start);
    } else if (char === '"') add('text', quoted(), start, true);
    else {
      const word = run(':<>()"');
      const sign = query[at] ?? '';
      if (!sign || !':<>'.includes(sign)) {
        add(word.toLowerCase() === 'or' ? 'or' : 'text', word, start);
        continue;
      }
      add('key', word, start);
      const signStart = at;
      at += 1;
      if (sign !== ':' && query[at] === '=') at += 1;
      add('operator', query.slice(signStart, at), signStart);
      value();
      while (query[at] === ',') {
        at += 1;
        value();
      }
    }
  }
  return tokens;
}

/** A value as a query takes it: in quotation marks where a mark or a blank would end it. */
export function quote(value: string): string {
  return /^[^\s,()"]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
