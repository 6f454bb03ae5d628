/** Tells whether a snapshot says something that the last one did not; its position and time alone are no news. */
export const createNews = (): ((snapshot: { readonly seq: number; readonly at: string }) => boolean) => {
  let told = ''
  return ({ seq: _seq, at: _at, ...rest }) => {
    const view = JSON.stringify(rest)
    const isNews = view !== told
    told = view
    return isNews
  }
}
