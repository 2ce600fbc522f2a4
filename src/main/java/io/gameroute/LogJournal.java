package io.gameroute;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.component.events.EventJournal;
import io.gameroute.component.events.JournalEvent;
import io.gameroute.eventlog.EventJson;
import io.gameroute.eventlog.sql.DeadLetters;
import io.gameroute.eventlog.sql.EventLog;
import io.gameroute.eventlog.sql.SinkLog;
import io.gameroute.eventlog.sql.StoredEvent;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The event log as the {@code gameserver-events} component reads it. */
final class LogJournal implements EventJournal {
    private static final String SOURCE = "/apis/game.kruise.io/v1alpha1/namespaces/";

    private final EventLog log;
    private final SinkLog sinks;
    private final DeadLetters letters;

    LogJournal(EventLog log, SinkLog sinks, DeadLetters letters) {
        this.log = log;
        this.sinks = sinks;
        this.letters = letters;
    }

    @Override
    public List<JournalEvent> read(long after, int most) throws IOException {
        return ask(() -> log.read(after, most).stream().map(LogJournal::event).toList());
    }

    @Override
    public long lastPosition() throws IOException {
        return ask(log::lastPosition);
    }

    @Override
    public long firstPosition() throws IOException {
        return ask(log::firstPosition);
    }

    @Override
    public long positionBefore(Instant time) throws IOException {
        return ask(() -> log.positionBefore(time.toEpochMilli()));
    }

    @Override
    public OptionalLong position(String sink) throws IOException {
        return ask(() -> sinks.position(sink));
    }

    @Override
    public void begin(String sink, long position) throws IOException {
        tell(() -> sinks.begin(sink, position));
    }

    @Override
    public OptionalLong claim(String sink, String owner) throws IOException {
        return ask(() -> sinks.claim(sink, owner));
    }

    @Override
    public boolean acknowledge(String sink, String owner, long position) throws IOException {
        return ask(() -> sinks.acknowledge(sink, owner, position));
    }

    @Override
    public void release(String sink, String owner) throws IOException {
        tell(() -> sinks.release(sink, owner));
    }

    @Override
    public void deadLetter(String sink, JournalEvent event, int tries, String error) throws IOException {
        tell(() -> letters.add(sink, stored(event), tries, error));
    }

    @Override
    public int deadLetters(String sink) throws IOException {
        return ask(() -> letters.count(sink));
    }

    @Override
    public List<JournalEvent> toReplay(String sink, int most) throws IOException {
        return ask(() -> letters.toReplay(sink, most).stream()
                .map(letter -> event(letter.event()))
                .toList());
    }

    @Override
    public void replayed(String sink, JournalEvent event) throws IOException {
        tell(() -> letters.remove(sink, stored(event)));
    }

    @Override
    public Closeable onAppend(Runnable reader) {
        return log.onAppend(reader);
    }

    static JournalEvent event(StoredEvent event) {
        JsonNode subject = EventJson.tree(event.body()).path("subject");
        String namespace = subject.path("namespace").asText();
        String name = subject.path("name").asText();
        return new JournalEvent(
                event.position(),
                event.id(),
                event.type(),
                SOURCE + namespace,
                namespace + "/" + name,
                namespace,
                name,
                subject.path("set").asText(""),
                event.time(),
                map(subject.path("labels")),
                map(subject.path("annotations")),
                event.body());
    }

    private static StoredEvent stored(JournalEvent event) {
        int dash = event.id().lastIndexOf('-');
        return new StoredEvent(
                event.position(),
                event.id().substring(0, dash),
                Long.parseLong(event.id().substring(dash + 1)),
                event.type(),
                event.time(),
                event.data());
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new HashMap<>();
        object.properties()
                .forEach(field -> map.put(field.getKey(), field.getValue().asText()));
        return map;
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    @FunctionalInterface
    private interface Message {
        void tell() throws SQLException;
    }

    private static <T> T ask(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (SQLException away) {
            throw new IOException(away.getMessage(), away);
        }
    }

    private static void tell(Message message) throws IOException {
        try {
            message.tell();
        } catch (SQLException away) {
            throw new IOException(away.getMessage(), away);
        }
    }
}
