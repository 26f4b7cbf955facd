import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { useAuth } from 'react-oidc-context';
import { bindSession } from '../../api/session';
import { Delayed } from '../../shared/ui/States';
import { Brand } from '../shell/Brand';
import classes from './AuthGate.module.css';

const loadExpiredDialog = () => import('./ExpiredDialog');
const ExpiredDialog = lazy(loadExpiredDialog);

const SIGNED_OUT = '/signed-out';

function Sheet({ children }: { children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.sheet}>
        <Brand size={40} />
        {children}
      </div>
    </main>
  );
}

function Waiting() {
  return (
    <main className={classes.page} aria-busy="true">
      <Delayed ms={400}>
        <div className={classes.waiting}>
          <Brand size={40} />
          <p className={classes.text}>
            <Trans>Signing in…</Trans>
          </p>
        </div>
      </Delayed>
    </main>
  );
}

/** Lets nobody in without a login, and asks for a new one in a dialog when it ends: what was being written stays. */
export function AuthGate({ children }: { children: ReactNode }) {
  const auth = useAuth();
  const { t } = useLingui();
  const [expired, setExpired] = useState(false);
  const signedOut = location.pathname === SIGNED_OUT;

  const signIn = useCallback(() => {
    const here = location.pathname === SIGNED_OUT ? '/' : location.pathname + location.search + location.hash;
    return auth.signinRedirect({ state: { returnTo: here } });
  }, [auth.signinRedirect]);

  const token = auth.user?.access_token;
  bindSession({
    accessToken: () => token,
    renew: async () => (await auth.signinSilent().catch(() => null))?.access_token,
    expired: () => setExpired(true),
  });

  const mustSignIn =
    !auth.isLoading && !auth.isAuthenticated && !auth.error && !auth.activeNavigator && !signedOut && !expired;
  useEffect(() => {
    if (mustSignIn) void signIn();
  }, [mustSignIn, signIn]);

  // Once inside, a login that ends leaves the screen as it is, under the dialog.
  const [entered, setEntered] = useState(false);
  if (auth.isAuthenticated && !entered) setEntered(true);
  useEffect(() => {
    // Fetched in time: when it is needed, the network may be what is missing.
    if (entered) void loadExpiredDialog();
  }, [entered]);

  if (!entered && auth.error) {
    return (
      <Sheet>
        <h1 className={classes.title}>{t`You could not be signed in`}</h1>
        <p className={classes.text}>{auth.error.message}</p>
        <Button size="sm" onClick={() => void signIn()} leftSection={<IconLogin2 size={16} stroke={1.75} />}>
          {t`Try again`}
        </Button>
      </Sheet>
    );
  }
  if (!entered && signedOut && !auth.isLoading) {
    return (
      <Sheet>
        <h1 className={classes.title}>{t`You are signed out`}</h1>
        <p className={classes.text}>{t`Drafts that you have not sent stay on this device.`}</p>
        <Button size="sm" onClick={() => void signIn()} leftSection={<IconLogin2 size={16} stroke={1.75} />}>
          {t`Sign in`}
        </Button>
      </Sheet>
    );
  }
  if (!entered) return <Waiting />;
  return (
    <>
      {children}
      <Suspense>
        {expired && <ExpiredDialog onClose={() => setExpired(false)} onSignIn={() => void signIn()} />}
      </Suspense>
    </>
  );
}
