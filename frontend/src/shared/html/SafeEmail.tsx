import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, useComputedColorScheme } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import clsx from 'clsx';
import { useMemo, useRef, useState } from 'react';
import classes from './SafeEmail.module.css';
import { safeHtml } from './safe-html';

const MAX_HEIGHT = 20_000;

// The frame is a document of its own: it knows only the fonts that it names itself.
const FONTS = [
  [cyrillic, 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'],
  [latin, 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212'],
]
  .map(
    ([url, range]) =>
      `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url("${url}") format("woff2");unicode-range:${range}}`,
  )
  .join('');

function documentOf(
  html: string,
  styled: boolean,
  remoteImages: boolean,
  dark: boolean,
  ground: Element | null,
): string {
  const token = (name: string) => (ground ? getComputedStyle(ground).getPropertyValue(name) : '');
  // The scheme of the root must be that of the page, or the browser puts an opaque sheet behind the frame.
  const scheme = dark && !styled ? 'dark' : 'light';
  const colours = styled ? 'color:#1c1d22;background:#fff' : `color:${token('--text')};background:transparent`;
  const images = remoteImages ? 'data: https: http: blob:' : "data: blob: 'self'";
  return `<!doctype html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src ${images}; font-src 'self'; style-src 'unsafe-inline'">
<style>${FONTS}html,body{margin:0;padding:0;overflow-x:auto;overflow-y:hidden}
:root{color-scheme:${scheme}}
body{${colours};font:14px/1.55 "Inter Variable",system-ui,sans-serif;overflow-wrap:anywhere;padding:${styled ? '12px' : '0'}}
body>:first-child{margin-top:0}body>:last-child{margin-bottom:0}p{margin:0 0 8px}img{max-width:100%;height:auto}
img[data-held]{min-width:24px;min-height:24px;outline:1px dashed #83858f}a{color:${styled ? '#3b48c4' : token('--accent-text')}}
blockquote{margin:8px 0;padding-left:12px;border-left:3px solid ${styled ? '#d3d4db' : token('--border-strong')}}
pre{white-space:pre-wrap}table{max-width:100%}</style></head><body dir="auto">${html}</body></html>`;
}

/** Received HTML in a frame without scripts, as high as its content. */
export function SafeEmail({ html, title }: { html: string; title: string }) {
  const { t } = useLingui();
  const frame = useRef<HTMLIFrameElement>(null);
  const [images, setImages] = useState(false);
  const [height, setHeight] = useState(24);
  const dark = useComputedColorScheme('light') === 'dark';
  const safe = useMemo(() => safeHtml(html, images), [html, images]);
  const source = documentOf(safe.html, safe.styled, images, dark, document.documentElement);

  const fit = () => {
    const body = frame.current?.contentDocument?.body;
    if (!body) return;
    const measure = () => setHeight(Math.min(MAX_HEIGHT, Math.ceil(body.getBoundingClientRect().height)));
    measure();
    new ResizeObserver(measure).observe(body);
  };

  return (
    <>
      {safe.remoteImages && (
        <p className={classes.held}>
          <IconPhotoOff size={14} stroke={1.75} aria-hidden="true" />
          <Trans>Pictures from other servers are not loaded.</Trans>
          <Button size="compact-xs" variant="subtle" onClick={() => setImages(true)}>
            {t`Load them`}
          </Button>
        </p>
      )}
      <iframe
        ref={frame}
        title={title}
        className={clsx(classes.frame, safe.styled && classes.sheet)}
        // Same origin only to measure the height; without allow-scripts nothing inside can run.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        srcDoc={source}
        style={{ blockSize: height }}
        onLoad={fit}
      />
    </>
  );
}
