package io.gameroute.component.events;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Where a sink begins that never began before: at {@code latest}, at {@code earliest}, or at a time. */
interface Start {
    /** The position before its first event. */
    long in(EventJournal journal) throws IOException;

    static Start parse(String text) {
        if (text.equals("latest")) {
            return EventJournal::lastPosition;
        }
        if (text.equals("earliest")) {
            return journal -> journal.firstPosition() - 1;
        }
        try {
            Instant time = Instant.parse(text);
            return journal -> journal.positionBefore(time);
        } catch (DateTimeParseException invalid) {
            throw new IllegalArgumentException(
                    "from: latest, earliest or a time such as 2026-01-31T12:00:00Z is needed, not " + text, invalid);
        }
    }
}
