/** A key as it is printed on buttons and in the help. `words` is what a screen reader says instead of the sign. */
export const KeyCap = ({ children }: { children: string }) => <kbd className="key-cap">{children}</kbd>
