import { Suspense, useEffect, useRef } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ServiceStepDialog } from '../../components/service-step-dialog.tsx';
import { routes } from '../../services/routes.ts';
import { useFrameShortcuts } from '../keys/frame-shortcuts.ts';
import { useKeyboard } from '../keys/keyboard.ts';
import { KeysOverlay } from '../keys/keys-overlay.tsx';
import { Palette, pages } from '../pages.tsx';
import { Announcer } from './announcer.tsx';
import classes from './app-frame.module.css';
import { useClickSeries } from './click-series.ts';
import { useMenuCommands } from './menu-commands.ts';
import { PageBoundary } from './page-boundary.tsx';
import { Sidebar } from './sidebar.tsx';

/** The unlocked application: sidebar, page, palette, keys. */
export function AppFrame() {
  useKeyboard();
  useFrameShortcuts();
  useMenuCommands();
  useMouseButtons();
  useClickSeries();
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  usePageFocus(main, path);

  return (
    <div className={classes.frame}>
      <nav aria-label="Skip">
        <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
          Skip to the page
        </button>
      </nav>
      <Sidebar />
      <main ref={main} className={classes.main} tabIndex={-1}>
        <PageBoundary path={path}>
          <Suspense fallback={null}>
            <Switch>
              {pages.map(({ path: pattern, page: Page }) => (
                <Route key={pattern} path={pattern}>
                  <Page />
                </Route>
              ))}
              <Route>
                <Redirect to={routes.today} replace />
              </Route>
            </Switch>
          </Suspense>
        </PageBoundary>
      </main>
      <Announcer />
      <KeysOverlay />
      <ServiceStepDialog />
      <Suspense fallback={null}>
        <Palette />
      </Suspense>
    </div>
  );
}

/** Buttons 4 and 5 of a mouse go back and forward. */
function useMouseButtons(): void {
  useEffect(() => {
    const onMouseUp = (event: MouseEvent) => {
      if (event.button === 3) history.back();
      if (event.button === 4) history.forward();
    };
    window.addEventListener('mouseup', onMouseUp);
    return () => window.removeEventListener('mouseup', onMouseUp);
  }, []);
}

/** Another page takes the focus from what is no longer there, so that keys and readers follow. */
function usePageFocus(main: React.RefObject<HTMLElement | null>, path: string): void {
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    if (document.activeElement === document.body) main.current?.focus();
  }, [main, path]);
}
