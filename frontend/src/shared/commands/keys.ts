const SYMBOLS: Record<string, string> = {
  bracketleft: '[',
  bracketright: ']',
  slash: '/',
  escape: 'Esc',
  enter: '↵',
  arrowdown: '↓',
  arrowup: '↑',
  period: '.',
};

export function isMac(): boolean {
  return /mac/i.test(navigator.userAgent);
}

/** The caps to draw for a key: `mod+shift+enter` gives [Ctrl, Shift, ↵], `g>i` gives [G, I], `shift+slash` gives [?]. */
export function keyCaps(keys: string, mac = isMac()): string[] {
  if (keys === 'shift+slash') return ['?'];
  return keys.split(/[+>]/).map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    return SYMBOLS[part] ?? part.toUpperCase();
  });
}

export function needsModifier(keys: string): boolean {
  return keys.startsWith('mod+');
}
