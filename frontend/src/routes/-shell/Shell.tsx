import { Trans, useLingui } from '@lingui/react/macro';
import { useMantineColorScheme } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { directoryQueries } from '../../api/queries/directory';
import { CommandKeys } from '../../shared/commands/CommandKeys';
import { usePaletteWanted } from '../../shared/commands/open-palette';
import { editorQuery } from '../../shared/editor/LazyEditor';
import { useOnline } from '../../shared/hooks/use-online';
import { activateLocale, pickLocale } from '../../shared/i18n/i18n';
import { showInZone } from '../../shared/i18n/zone';
import { useLive } from '../../shared/realtime/use-live';
import { ErrorState } from '../../shared/ui/States';
import { Rail } from './Rail';
import classes from './Shell.module.css';
import { useAppCommands } from './use-app-commands';

const loadPalette = () => import('../../shared/commands/Palette');
const loadShortcutSheet = () => import('../../shared/commands/ShortcutSheet');
const Palette = lazy(loadPalette);
const ShortcutSheet = lazy(loadShortcutSheet);

/** Fetches, once the first page stands, what must also be there when the network is not. */
function usePrefetch(): void {
  const client = useQueryClient();
  useEffect(() => {
    const timer = setTimeout(() => {
      void client.prefetchQuery(editorQuery);
      // What cannot be fetched now is fetched again when it is wanted.
      void Promise.allSettled([loadPalette(), loadShortcutSheet()]);
    }, 1_500);
    return () => clearTimeout(timer);
  }, [client]);
}

/** The frame around every page: rail, live connection, commands, offline strip. */
export function Shell() {
  const { t, i18n } = useLingui();
  const me = useQuery(directoryQueries.me());
  const online = useOnline();
  const navigate = useNavigate();
  const live = useLive(me.data?.id);
  const [sheet, setSheet] = useState(false);
  const palette = usePaletteWanted();
  usePrefetch();
  const { setColorScheme } = useMantineColorScheme();

  useAppCommands({ me: me.data, openShortcuts: () => setSheet(true) });

  const language = me.data?.language;
  useEffect(() => {
    if (language && pickLocale(language) !== i18n.locale) void activateLocale(pickLocale(language));
  }, [language, i18n]);
  const zone = me.data?.timeZone;
  useEffect(() => showInZone(zone), [zone]);
  const theme = me.data?.theme;
  useEffect(() => {
    if (theme) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);

  if (me.isError && !me.data) {
    return (
      <main className={classes.full}>
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        <Trans>Skip to the content</Trans>
      </a>
      <Rail me={me.data} live={live} onShortcuts={() => setSheet(true)} />
      <div className={classes.content} id="content" tabIndex={-1}>
        {!online && (
          <div className={classes.offline} role="status">
            <IconCloudOff size={16} stroke={1.75} aria-hidden="true" />
            {t`Offline. Drafts are kept on this device; sending and changing wait until you are back.`}
          </div>
        )}
        <Outlet />
      </div>
      <Suspense>
        {palette && (
          <Palette
            openCase={(caseId) => void navigate({ to: '/cases/$caseId', params: { caseId: String(caseId) } })}
            search={(query) => void navigate({ to: '/search', search: { query } })}
          />
        )}
        {sheet && <ShortcutSheet onClose={() => setSheet(false)} />}
      </Suspense>
      <CommandKeys singleKeys={me.data?.preferences.shortcuts !== false} />
    </div>
  );
}
