// What must survive a closed tab, in IndexedDB. Where a browser gives none, it lives as long as the page.

const SHELVES = ["drafts", "outbox"] as const;
export type Shelf = (typeof SHELVES)[number];

let opened: Promise<IDBDatabase | null> | undefined;
const memory = new Map<string, unknown>();

function open(): Promise<IDBDatabase | null> {
  return new Promise((done) => {
    try {
      const request = indexedDB.open("tuki", 1);
      request.onupgradeneeded = () => SHELVES.forEach((shelf) => request.result.createObjectStore(shelf));
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(null);
    } catch {
      done(null);
    }
  });
}

async function within<T>(shelf: Shelf, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>) {
  const database = await (opened ??= open());
  if (!database) return undefined;
  return new Promise<T | undefined>((done) => {
    const transaction = database.transaction(shelf, mode);
    const request = act(transaction.objectStore(shelf));
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = () => done(undefined);
  });
}

export async function keep(shelf: Shelf, key: string, value: unknown) {
  memory.set(`${shelf}/${key}`, value);
  await within(shelf, "readwrite", (store) => store.put(value, key));
}

export async function drop(shelf: Shelf, key: string) {
  memory.delete(`${shelf}/${key}`);
  await within(shelf, "readwrite", (store) => store.delete(key));
}

export async function read<T>(shelf: Shelf, key: string): Promise<T | undefined> {
  return ((await within(shelf, "readonly", (store) => store.get(key))) ?? memory.get(`${shelf}/${key}`)) as T | undefined;
}

export async function everything<T>(shelf: Shelf): Promise<T[]> {
  const stored = await within(shelf, "readonly", (store) => store.getAll());
  return (stored ?? [...memory].filter(([key]) => key.startsWith(`${shelf}/`)).map(([, value]) => value)) as T[];
}
