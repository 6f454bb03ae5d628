import { ipcRenderer } from 'electron'

// Nothing is given to the page. That this thread answers at all is the sign of life that the watchdog waits for.
ipcRenderer.on('senha:ping', () => ipcRenderer.send('senha:alive'))
