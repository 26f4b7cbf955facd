import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { User } from 'oidc-client-ts';
import { type ReactNode, StrictMode, useState } from 'react';
import { AuthProvider } from 'react-oidc-context';
import { createQueryClient } from '../api/query-client';
import { Announcer } from '../shared/a11y/Announcer';
import { AuthGate } from './auth/AuthGate';
import { createUserManager, type SignInState } from './auth/user-manager';
import type { AppConfig } from './config';
import { createAppRouter } from './router';
import { cssVariables, theme } from './theme';

/** Back to the page that asked for the login, before the router reads the address. */
function restoreAddress(user: User | undefined): void {
  const returnTo = (user?.state as SignInState | undefined)?.returnTo;
  history.replaceState(null, '', returnTo?.startsWith('/') ? returnTo : '/');
}

/** A page for people who have no account: nobody signs in, and nothing of the workspace is there. */
export function PublicApp({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
        </MantineProvider>
      </I18nProvider>
    </StrictMode>
  );
}

export function App({ config }: { config: AppConfig }) {
  const [userManager] = useState(() => createUserManager(config));
  const [queryClient] = useState(createQueryClient);
  return (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          <Announcer />
          <Notifications position="bottom-center" limit={3} containerWidth={440} />
          <AuthProvider userManager={userManager} onSigninCallback={restoreAddress}>
            <AuthGate>
              <QueryClientProvider client={queryClient}>
                <LateRouter queryClient={queryClient} />
              </QueryClientProvider>
            </AuthGate>
          </AuthProvider>
        </MantineProvider>
      </I18nProvider>
    </StrictMode>
  );
}

/** The router is made after the login, when the address is the one that was asked for. */
function LateRouter({ queryClient }: { queryClient: ReturnType<typeof createQueryClient> }) {
  const [router] = useState(() => createAppRouter(queryClient));
  return <RouterProvider router={router} />;
}
