import { useLingui } from '@lingui/react/macro';
import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconAddressBook,
  IconBuilding,
  IconChartBar,
  IconInbox,
  IconKeyboard,
  IconLogout,
  IconSearch,
  IconSettings,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Me } from '../../api/types';
import { Brand } from '../../app/shell/Brand';
import { runCommand } from '../../shared/commands/registry';
import { administers } from '../../shared/hooks/use-me';
import type { StreamState } from '../../shared/realtime/stream';
import { Avatar } from '../../shared/ui/Person';
import classes from './Rail.module.css';

function RailLink({ to, label, icon }: { to: string; label: string; icon: ReactNode }) {
  return (
    <Tooltip label={label} position="right">
      <Link
        to={to}
        className={classes.link}
        activeProps={{ className: classes.active, 'aria-current': 'page' }}
        aria-label={label}
      >
        {icon}
      </Link>
    </Tooltip>
  );
}

export function Rail({ me, live, onShortcuts }: { me: Me | undefined; live: StreamState; onShortcuts: () => void }) {
  const { t } = useLingui();
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true } as const;
  const liveText =
    live === 'live'
      ? t`Live`
      : live === 'connecting'
        ? t`Connecting`
        : t`Not live: the lists are read every 30 seconds`;
  return (
    <nav className={classes.rail} aria-label={t`Main`}>
      <div className={classes.brand}>
        <Brand size={28} />
      </div>
      <RailLink to="/views" label={t`Cases`} icon={<IconInbox {...icon} />} />
      <RailLink to="/search" label={t`Search`} icon={<IconSearch {...icon} />} />
      <RailLink to="/customers" label={t`Customers`} icon={<IconAddressBook {...icon} />} />
      <RailLink to="/organizations" label={t`Organizations`} icon={<IconBuilding {...icon} />} />
      {me?.permissions.includes('reports:read') && (
        <RailLink to="/reports" label={t`Reports`} icon={<IconChartBar {...icon} />} />
      )}
      {administers(me) && <RailLink to="/admin" label={t`Administration`} icon={<IconSettings {...icon} />} />}
      <div className={classes.spacer} />
      <Tooltip label={liveText} position="right">
        <span className={classes.live} data-state={live} role="img" aria-label={liveText} />
      </Tooltip>
      <Tooltip label={t`Keyboard shortcuts`} position="right">
        <UnstyledButton
          className={clsx(classes.link, classes.wide)}
          onClick={onShortcuts}
          aria-label={t`Keyboard shortcuts`}
        >
          <IconKeyboard {...icon} />
        </UnstyledButton>
      </Tooltip>
      <Menu position="right-end" withinPortal>
        <Menu.Target>
          <UnstyledButton className={classes.link} aria-label={t`My account`}>
            <Avatar name={me?.name ?? '?'} size={28} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me?.name}</Menu.Label>
          <Menu.Item leftSection={<IconUser size={16} stroke={1.75} />} onClick={() => runCommand('go-profile')}>
            {t`My profile`}
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.75} />} onClick={onShortcuts}>
            {t`Keyboard shortcuts`}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => runCommand('sign-out')}>
            {t`Sign out`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
