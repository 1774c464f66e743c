// Apart from what refuses, so that who only explains the refusal does not load practice mode.

/** Practice mode must not start; the message is for the operator. */
export class PracticeRefused extends Error {}
