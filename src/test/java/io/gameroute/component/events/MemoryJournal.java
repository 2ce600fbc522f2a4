package io.gameroute.component.events;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A journal in memory that can be away. */
public class MemoryJournal implements EventJournal {
    public final List<JournalEvent> events = new CopyOnWriteArrayList<>();
    public final Map<String, Long> positions = new ConcurrentHashMap<>();
    public final Map<String, String> owners = new ConcurrentHashMap<>();
    final Map<String, String> letters = new LinkedHashMap<>();
    final List<JournalEvent> replay = new CopyOnWriteArrayList<>();
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();
    volatile boolean away;
    volatile boolean broken;
    final AtomicInteger refused = new AtomicInteger();

    public JournalEvent append(String name, String type, Map<String, String> labels, Map<String, String> annotations) {
        long position = events.size() + 1L;
        JournalEvent event = new JournalEvent(
                position,
                "uid-" + position,
                "io.gameroute.gameserver." + type,
                "/test",
                "games/" + name,
                "games",
                name,
                name.substring(0, name.indexOf('-')),
                "2026-01-01T00:00:00Z",
                labels,
                annotations,
                "{\"n\":" + position + "}");
        events.add(event);
        readers.forEach(Runnable::run);
        return event;
    }

    public JournalEvent append(String name) {
        return append(name, "state", Map.of(), Map.of());
    }

    @Override
    public List<JournalEvent> read(long after, int most) throws IOException {
        check();
        return events.stream()
                .filter(event -> event.position() > after)
                .limit(most)
                .toList();
    }

    @Override
    public long lastPosition() throws IOException {
        check();
        return events.size();
    }

    @Override
    public long firstPosition() {
        return 1;
    }

    @Override
    public long positionBefore(Instant time) {
        return 0;
    }

    @Override
    public OptionalLong position(String sink) throws IOException {
        check();
        Long position = positions.get(sink);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    @Override
    public void begin(String sink, long position) {
        positions.putIfAbsent(sink, position);
    }

    @Override
    public OptionalLong claim(String sink, String owner) throws IOException {
        return owners.merge(sink, owner, (present, mine) -> present).equals(owner)
                ? position(sink)
                : OptionalLong.empty();
    }

    @Override
    public boolean acknowledge(String sink, String owner, long position) throws IOException {
        check();
        if (!owner.equals(owners.get(sink))) {
            return false;
        }
        positions.put(sink, position);
        return true;
    }

    @Override
    public void release(String sink, String owner) {
        owners.remove(sink, owner);
    }

    @Override
    public synchronized void deadLetter(String sink, JournalEvent event, int tries, String error) {
        letters.put(event.id(), error);
        replay.remove(event);
    }

    @Override
    public synchronized int deadLetters(String sink) {
        return letters.size();
    }

    @Override
    public List<JournalEvent> toReplay(String sink, int most) {
        return new ArrayList<>(replay);
    }

    @Override
    public synchronized void replayed(String sink, JournalEvent event) {
        replay.remove(event);
        letters.remove(event.id());
    }

    @Override
    public Closeable onAppend(Runnable reader) {
        readers.add(reader);
        return () -> readers.remove(reader);
    }

    private void check() throws IOException {
        if (broken) {
            refused.incrementAndGet();
            throw new IllegalStateException("unreadable");
        }
        if (away) {
            throw new IOException("away");
        }
    }
}
