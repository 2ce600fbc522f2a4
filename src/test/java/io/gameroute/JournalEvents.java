package io.gameroute;

import io.gameroute.component.events.JournalEvent;
import io.gameroute.eventlog.EventJson;
import io.gameroute.eventlog.GameServerEvent;
import io.gameroute.eventlog.sql.StoredEvent;
import java.util.List;
import java.util.stream.IntStream;

/** Events as the log would give them to sinks, without a log. */
public final class JournalEvents {
    private JournalEvents() {}

    /** At the positions from 1 on. */
    public static List<JournalEvent> of(List<GameServerEvent> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> of(events.get(i), i + 1L))
                .toList();
    }

    public static JournalEvent of(GameServerEvent event, long position) {
        return LogJournal.event(new StoredEvent(
                position,
                event.subject().uid(),
                event.sequence(),
                event.type().text(),
                event.time(),
                EventJson.write(event)));
    }
}
