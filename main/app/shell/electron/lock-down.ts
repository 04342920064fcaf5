import type { ElectronApi } from './electron-shell.ts';

const mayWriteText = 'clipboard-sanitized-write'; // the recovery key; reading stays refused

/** No permission but one, no foreign scheme, no navigation but to load the same page anew (a lock does), no new window, no embedded guest: for every session and page. */
export function lockDown({ app, session }: ElectronApi): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, done) => done(permission === mayWriteText));
  defaultSession.setPermissionCheckHandler((_contents, permission) => permission === mayWriteText);
  defaultSession.webRequest.onBeforeRequest(({ url }, done) =>
    done({ cancel: !/^(phenoscope|devtools|blob|data):/.test(url) }),
  );
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (event.url !== contents.getURL()) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
