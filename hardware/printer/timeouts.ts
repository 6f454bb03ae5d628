/** Every wait on a printer, in milliseconds. All of one `print` together stay under `printMs`. */
export const defaultTimeouts = {
  /** The whole of one print, waiting for its turn included: the interface promises an answer within 10 s. */
  printMs: 9_000,
  /** The whole of one status question. */
  statusMs: 4_000,
  /** TCP handshake, or opening a device. */
  connectMs: 2_500,
  /** One answer to DLE EOT. Printers answer in 10 to 100 ms; a Wi-Fi bridge may take longer. */
  answerMs: 700,
  /** One chunk of at most 4 KB; a serial bridge of 9,600 baud needs 4.3 s for it. */
  writeMs: 5_000,
  /** Between two looks at the state while a paper is on its way. */
  pollMs: 300,
  /** For the confirmation of a printer that may not know the question: longer than the slowest of them prints a ticket. */
  maybeConfirmMs: 2_500,
  /** For a silent printer to take the last byte and end the connection. */
  finishMs: 4_000,
  /** Letting go of a device. */
  closeMs: 1_000,
}
export type Timeouts = typeof defaultTimeouts
