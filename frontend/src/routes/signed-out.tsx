import { createFileRoute, redirect } from '@tanstack/react-router';

/** Who is signed in has no business on this address: it is the gate's page for everybody else. */
export const Route = createFileRoute('/signed-out')({
  beforeLoad: () => {
    throw redirect({ to: '/' });
  },
});
