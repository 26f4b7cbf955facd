import DOMPurify from 'dompurify';

export type SafeHtml = {
  html: string;
  /** The mail brings its own colours, so it needs the white sheet it was made for. */
  styled: boolean;
  /** Pictures on other servers were held back. */
  remoteImages: boolean;
};

const REMOTE = /^https?:/i;

/** The second fence after the server's: no scripts, forms or frames; links leave in a new tab; remote pictures wait. */
export function safeHtml(html: string, allowRemoteImages: boolean): SafeHtml {
  const body = DOMPurify.sanitize(html, {
    RETURN_DOM: true,
    USE_PROFILES: { html: true },
    FORBID_TAGS: [
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'style',
      'iframe',
      'object',
      'embed',
      'base',
      'meta',
      'link',
      'video',
      'audio',
    ],
    FORBID_ATTR: ['srcset', 'ping', 'background', 'class', 'id', 'name'],
  }) as HTMLElement;
  let remoteImages = false;
  for (const image of body.querySelectorAll('img')) {
    if (!REMOTE.test(image.getAttribute('src') ?? '') || allowRemoteImages) continue;
    remoteImages = true;
    image.removeAttribute('src');
    image.setAttribute('data-held', '');
  }
  for (const link of body.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  const styled = body.querySelector('[style*="color"], [style*="background"], [bgcolor], font[color], table') !== null;
  return { html: body.innerHTML, styled, remoteImages };
}
