import { MenuOutlined, MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons';
import { Layout as AntdLayout, Button, Drawer, Dropdown, Grid, Menu, Typography } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useLanguage, useTexts } from './language.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { NAVIGATION_PARTS, type NavigationPage } from './page-entry.ts';
import { useSignedIn } from './session.tsx';
import { layoutTexts, navigationTexts, roleTexts } from './texts.ts';
import { useTheme } from './theme.tsx';
import { useSignOut } from './use-sign-out.ts';

const { Header, Content, Sider } = AntdLayout;

/** The frame of every page: where one is and may go, in which language, and as whom. */
export function Layout({
  pages,
  children,
}: {
  readonly pages: readonly NavigationPage[];
  readonly children: ReactNode;
}): ReactNode {
  const t = useTexts(layoutTexts);
  const { brightness, turn } = useTheme();
  const wide = Grid.useBreakpoint().lg === true;
  const [drawer, setDrawer] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setDrawer(pathname === ''), [pathname]);
  return (
    <AntdLayout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#content">
        {t.skip}
      </a>
      <Header
        style={{
          display: 'flex',
          alignItems: 'center',
          gap: 8,
          position: 'sticky',
          top: 0,
          zIndex: 20,
          background: 'var(--header, #0b3d66)',
        }}
      >
        {!wide && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t.menu}
            style={ON_DARK}
            onClick={() => setDrawer(true)}
          />
        )}
        <Link to="/" style={{ ...ON_DARK, fontSize: 18, fontWeight: 600, letterSpacing: 1, whiteSpace: 'nowrap' }}>
          {t.product}
        </Link>
        <Organisation />
        <span style={{ flex: 1 }} />
        <LanguageSwitch style={ON_DARK} />
        <Button
          type="text"
          style={ON_DARK}
          icon={brightness === 'light' ? <MoonOutlined /> : <SunOutlined />}
          aria-label={brightness === 'light' ? t.dark : t.light}
          onClick={turn}
        />
        <PersonMenu />
      </Header>
      <AntdLayout>
        {wide ? (
          <Sider width={176} theme={brightness} style={{ borderInlineEnd: '1px solid rgba(128,128,128,.18)' }}>
            <div style={STAYING}>
              <Navigation pages={pages} />
            </div>
          </Sider>
        ) : (
          <Drawer open={drawer} onClose={() => setDrawer(false)} placement="left" size={240} title={t.product}>
            <Navigation pages={pages} />
          </Drawer>
        )}
        <Content id="content" tabIndex={-1} style={{ padding: wide ? 20 : 12, minWidth: 0, outline: 'none' }}>
          {children}
        </Content>
      </AntdLayout>
    </AntdLayout>
  );
}

const ON_DARK = { color: '#fff' } as const;
/** Below the header, which stays too. */
const STAYING = { position: 'sticky', top: 52, maxHeight: 'calc(100vh - 52px)', overflowY: 'auto' } as const;

function Organisation(): ReactNode {
  const { organisation } = useSignedIn();
  const wide = Grid.useBreakpoint().sm === true;
  if (!wide) return null;
  return (
    <Typography.Text ellipsis style={{ ...ON_DARK, opacity: 0.85, maxWidth: 320, marginInlineStart: 8 }}>
      {organisation.name}
    </Typography.Text>
  );
}

function Navigation({ pages }: { readonly pages: readonly NavigationPage[] }): ReactNode {
  const t = useTexts(layoutTexts);
  const names = useTexts(navigationTexts);
  const { pathname } = useLocation();
  const listed = pages.filter(({ label }) => label !== undefined);
  const here = listed
    .filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
    .map(({ path }) => path);
  const parts = NAVIGATION_PARTS.flatMap((part) => {
    const children = listed
      .filter((page) => page.part === part)
      .map(({ path, label }) => ({ key: path, label: <Link to={path}>{label && names[label]}</Link> }));
    return children.length === 0 ? [] : [{ type: 'group' as const, key: part, label: t.parts[part], children }];
  });
  return (
    <nav aria-label={t.navigation}>
      <Menu
        mode="inline"
        selectedKeys={here}
        style={{ borderInlineEnd: 0 }}
        items={parts.length > 1 ? parts : parts.flatMap(({ children }) => children)}
      />
    </nav>
  );
}

function PersonMenu(): ReactNode {
  const t = useTexts(layoutTexts);
  const roles = useTexts(roleTexts);
  const { stops } = useLanguage();
  const end = useSignOut();
  const { account } = useSignedIn();
  const go = useNavigate();
  const wide = Grid.useBreakpoint().sm === true;
  const signOut = async (): Promise<void> => {
    if (await end()) go('/');
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...(wide ? [] : [{ key: 'name', disabled: true, label: account.name }]),
          { key: 'roles', disabled: true, label: account.roles.map((role) => roles[role]).join(stops.list) },
          { key: 'account', label: t.account, onClick: () => go('/account') },
          { key: 'sign-out', label: t.signOut, onClick: () => void signOut() },
        ],
      }}
    >
      <Button type="text" style={ON_DARK} icon={<UserOutlined />} aria-label={account.name}>
        {wide && account.name}
      </Button>
    </Dropdown>
  );
}
