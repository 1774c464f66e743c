// Moving the focus when what had it gives way to something else. In the turn of the press itself: a frame later the
// person may be in another field already, and what they type would land in this one.

/** Runs when what was just changed is drawn: Preact draws in a microtask, which is queued before this one. */
export const onceDrawn = (then: () => void): void => queueMicrotask(then)

export const focusOnceDrawn = (id: string): void => onceDrawn(() => document.getElementById(id)?.focus())
