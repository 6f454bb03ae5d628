/** A repetition that overtakes its first attempt waits for the same answer. */
export const oneAtATime = <P extends { commandId: string }, A>(run: (payload: P) => Promise<A>): ((payload: P) => Promise<A>) => {
  const underWay = new Map<string, Promise<A>>()
  return (payload) => {
    const running = underWay.get(payload.commandId) ?? run(payload).finally(() => underWay.delete(payload.commandId))
    underWay.set(payload.commandId, running)
    return running
  }
}
