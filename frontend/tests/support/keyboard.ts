import type { CDPSession, Page } from '@playwright/test';

type Layout = 'latin' | 'cyrillic';

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбю.';
const CODES = [
  ...'QWERTYUIOP'.split('').map((key) => `Key${key}`),
  'BracketLeft',
  'BracketRight',
  ...'ASDFGHJKL'.split('').map((key) => `Key${key}`),
  'Semicolon',
  'Quote',
  ...'ZXCVBNM'.split('').map((key) => `Key${key}`),
  'Comma',
  'Period',
  'Slash',
];
const NAMED: Record<string, { key: string; windowsVirtualKeyCode: number; text?: string }> = {
  Enter: { key: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Escape: { key: 'Escape', windowsVirtualKeyCode: 27 },
  Space: { key: ' ', windowsVirtualKeyCode: 32, text: ' ' },
};

/** A keyboard with a layout: the same physical key carries another letter. */
export class Keyboard {
  private constructor(
    private readonly session: CDPSession,
    private readonly letters: string,
  ) {}

  static async of(page: Page, layout: Layout): Promise<Keyboard> {
    return new Keyboard(await page.context().newCDPSession(page), layout === 'latin' ? LATIN : CYRILLIC);
  }

  /** Presses one physical key, named by its `KeyboardEvent.code`. */
  async press(code: string, { control = false } = {}): Promise<void> {
    const letter = this.letters[CODES.indexOf(code)];
    const known = NAMED[code] ?? {
      key: letter ?? '',
      text: letter,
      windowsVirtualKeyCode: code.startsWith('Key') ? code.charCodeAt(3) : 0,
    };
    const event = { ...known, code, modifiers: control ? 2 : 0, text: control ? undefined : known.text };
    await this.session.send('Input.dispatchKeyEvent', { type: event.text ? 'keyDown' : 'rawKeyDown', ...event });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined });
  }

  /** Types lower-case letters of the layout and blanks, key by key. */
  async type(text: string): Promise<void> {
    for (const letter of text) {
      const code = letter === ' ' ? 'Space' : CODES[this.letters.indexOf(letter)];
      if (!code) throw new Error(`There is no "${letter}" on this keyboard.`);
      await this.press(code);
    }
  }
}

/** Counts what a pointer does on the page from now on, until it is loaded anew. */
export async function countPointerEvents(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = Object.assign(window, { pointerEvents: 0 });
    for (const type of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'wheel']) {
      addEventListener(
        type,
        () => {
          counted.pointerEvents += 1;
        },
        { capture: true },
      );
    }
  });
  return () => page.evaluate(() => (window as unknown as { pointerEvents: number }).pointerEvents);
}
