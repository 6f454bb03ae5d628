/**
 * Who gives up a place where all are taken: of the address with most places its last comer; among equal addresses the one
 * that came last. Who already shows a code keeps it, however many strangers come later.
 */
export const whoGivesUp = <W extends { readonly address: string; readonly arrival: number }>(
  waiting: Iterable<W>,
): W | undefined => {
  const crowds = [...Map.groupBy(waiting, ({ address }) => address).values()]
  const most = Math.max(...crowds.map((crowd) => crowd.length))
  return crowds
    .filter((crowd) => crowd.length === most)
    .flat()
    .reduce<W | undefined>((last, one) => (last && last.arrival > one.arrival ? last : one), undefined)
}
