/** What somebody wrote over a version that another has changed meanwhile: what they touched is theirs, the rest is as it is now. */
export function overNewest<Fields extends object>(mine: Fields, base: Fields, newest: Fields): Fields {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(newest)])] as (keyof Fields)[];
  const isTouched = (name: keyof Fields): boolean => JSON.stringify(mine[name]) !== JSON.stringify(base[name]);
  return Object.fromEntries(names.map((name) => [name, isTouched(name) ? mine[name] : newest[name]])) as Fields;
}
