// What a fresh first page means for the rows that are shown. Pure: works on names of rows.

export interface Plan {
  come: string[];
  gone: string[];
  // All rows in the order they should stand in when nobody holds them.
  order: string[];
}

// `whole` says that the fresh page is the whole list, so whatever it lacks has left; else rows after the last one that both
// have may merely have moved to the next page.
export function plan(shown: string[], fresh: string[], whole: boolean): Plan {
  const inFresh = new Set(fresh);
  const inShown = new Set(shown);
  const last = shown.findLastIndex((name) => inFresh.has(name));
  const left = (name: string, at: number) => !inFresh.has(name) && (whole || at < last);
  const gone = shown.filter(left);
  const tail = shown.filter((name, at) => !inFresh.has(name) && !left(name, at));
  return { come: fresh.filter((name) => !inShown.has(name)), gone, order: [...fresh, ...tail] };
}
