import { msg } from '@lingui/core/macro';
import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAuth } from 'react-oidc-context';
import { api, mergePatch, unwrap } from '../../api/client';
import { directoryQueries } from '../../api/queries/directory';
import type { Me, MePatch } from '../../api/types';
import { openPalette } from '../../shared/commands/open-palette';
import { type Command, useCommands } from '../../shared/commands/registry';
import { administers } from '../../shared/hooks/use-me';
import { activateLocale, type Locale } from '../../shared/i18n/i18n';
import { useUndo } from '../../shared/undo/undo';

/** The commands that every page has. */
export function useAppCommands({ me, openShortcuts }: { me: Me | undefined; openShortcuts: () => void }): void {
  const navigate = useNavigate();
  const client = useQueryClient();
  const auth = useAuth();
  const { undoLast } = useUndo();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  const saveProfile = async (patch: MePatch) => {
    const saved = await unwrap(api.PATCH('/api/v1/me', { body: patch, headers: mergePatch }));
    client.setQueryData(directoryQueries.me().queryKey, saved);
  };
  const toView = (viewId: string) => void navigate({ to: '/views/$viewId', params: { viewId } });
  const setTheme = (theme: Me['theme']) => {
    setColorScheme(theme === 'system' ? 'auto' : theme);
    void saveProfile({ theme });
  };
  const setLanguage = (language: Locale) => {
    void activateLocale(language);
    void saveProfile({ language });
  };
  const manages = administers(me);

  const commands: Command[] = [
    {
      id: 'palette',
      title: msg`Search and commands`,
      group: 'help',
      keys: ['mod+k'],
      inFields: true,
      keyOnly: true,
      run: openPalette,
    },
    {
      id: 'search',
      title: msg`Search cases`,
      group: 'navigation',
      keys: ['slash'],
      run: () => void navigate({ to: '/search', search: {} }),
    },
    { id: 'shortcuts', title: msg`Keyboard shortcuts`, group: 'help', keys: ['shift+slash'], run: openShortcuts },
    { id: 'undo', title: msg`Undo the last change`, group: 'list', keys: ['z'], run: undoLast },
    { id: 'go-inbox', title: msg`All open cases`, group: 'navigation', keys: ['g>i'], run: () => toView('all') },
    { id: 'go-mine', title: msg`My open cases`, group: 'navigation', keys: ['g>m'], run: () => toView('mine') },
    {
      id: 'go-unassigned',
      title: msg`Unassigned cases`,
      group: 'navigation',
      keys: ['g>u'],
      run: () => toView('unassigned'),
    },
    {
      id: 'go-customers',
      title: msg`Customers`,
      group: 'navigation',
      keys: ['g>c'],
      run: () => void navigate({ to: '/customers' }),
    },
    {
      id: 'go-organizations',
      title: msg`Organizations`,
      group: 'navigation',
      keys: ['g>o'],
      run: () => void navigate({ to: '/organizations' }),
    },
    {
      id: 'go-profile',
      title: msg`My profile`,
      group: 'navigation',
      keys: ['g>p'],
      run: () => void navigate({ to: '/me' }),
    },
    { id: 'theme-light', title: msg`Light theme`, group: 'appearance', run: () => setTheme('light') },
    { id: 'theme-dark', title: msg`Dark theme`, group: 'appearance', run: () => setTheme('dark') },
    { id: 'theme-system', title: msg`Theme of the system`, group: 'appearance', run: () => setTheme('system') },
    {
      id: 'theme-toggle',
      title: msg`Switch light and dark`,
      group: 'appearance',
      keys: ['g>d'],
      run: () => setTheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    { id: 'language-en', title: msg`Language: English`, group: 'appearance', run: () => setLanguage('en') },
    { id: 'language-ru', title: msg`Language: Russian`, group: 'appearance', run: () => setLanguage('ru') },
    { id: 'language-pt', title: msg`Language: Portuguese`, group: 'appearance', run: () => setLanguage('pt') },
    { id: 'sign-out', title: msg`Sign out`, group: 'help', run: () => void auth.signoutRedirect() },
  ];
  if (me?.permissions.includes('cases:write')) {
    commands.push({
      id: 'new-case',
      title: msg`New case`,
      group: 'navigation',
      keys: ['c'],
      run: () => void navigate({ to: '/cases/new' }),
    });
  }
  if (me?.permissions.includes('reports:read')) {
    commands.push(
      {
        id: 'go-reports',
        title: msg`Reports`,
        group: 'navigation',
        keys: ['g>r'],
        run: () => void navigate({ to: '/reports/{-$screen}' }),
      },
      {
        id: 'go-saved-reports',
        title: msg`Saved reports`,
        group: 'navigation',
        keys: ['g>s'],
        run: () => void navigate({ to: '/reports/saved' }),
      },
      {
        id: 'new-report',
        title: msg`New report`,
        group: 'report',
        run: () => void navigate({ to: '/reports/saved/new' }),
      },
    );
  }
  if (manages) {
    commands.push({
      id: 'go-admin',
      title: msg`Administration`,
      group: 'navigation',
      keys: ['g>a'],
      run: () => void navigate({ to: '/admin/agents' }),
    });
  }
  useCommands(commands);
}
