import '@fontsource-variable/inter/opsz.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import './styles/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { windowAddress, windowClient, windowStorage } from './browser.ts';
import { openPdfFile } from './client/pdf-file.ts';
import { saveAsDownload } from './download.ts';
import { createStores } from './stores/stores.ts';

const stores = createStores({
  client: windowClient(window),
  bar: windowAddress(window),
  kept: windowStorage(window),
  save: saveAsDownload,
  openPdf: (bytes) => openPdfFile(bytes, document.baseURI),
});

const root = document.getElementById('app');
if (root !== null) createRoot(root).render(<App stores={stores} />);
