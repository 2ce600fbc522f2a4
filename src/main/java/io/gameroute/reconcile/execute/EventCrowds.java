package io.gameroute.reconcile.execute;

import io.gameroute.reconcile.PlannedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The crowds of the present, by group, reason and type, the one that began first at the front. A crowd ends after its window. */
final class EventCrowds {
    static final Duration WINDOW = Duration.ofSeconds(10);

    /** With more at once the eldest ends before its time. */
    static final int CAPACITY = 200;

    private record Key(String group, PlannedEvent.Type type, String reason) {}

    private final Map<Key, EventCrowd> crowds = new LinkedHashMap<>();
    private final List<PlannedEvent> ended = new ArrayList<>();

    /** @return whether to tell it alone; otherwise it is told at the end of the window, with others */
    boolean admits(PlannedEvent event, Instant now) {
        if (event.group().equals(event.regarding())) {
            return true;
        }
        endAll(now.minus(WINDOW));
        Key key = new Key(event.group().uid(), event.type(), event.reason());
        EventCrowd crowd = crowds.computeIfAbsent(key, any -> new EventCrowd(event, now));
        if (crowds.size() > CAPACITY) {
            endEldest();
        }
        return crowd.joins(event);
    }

    /** What is to be told of crowds that ended. */
    List<PlannedEvent> ended(Instant now) {
        endAll(now.minus(WINDOW));
        return takeEnded();
    }

    List<PlannedEvent> endAll() {
        endAll(Instant.MAX);
        return takeEnded();
    }

    Optional<Instant> nextEnd() {
        return crowds.values().stream().filter(EventCrowd::hasRest).findFirst().map(crowd -> crowd.since()
                .plus(WINDOW));
    }

    private void endAll(Instant begunUntil) {
        while (!crowds.isEmpty() && !crowds.values().iterator().next().since().isAfter(begunUntil)) {
            endEldest();
        }
    }

    private void endEldest() {
        Iterator<EventCrowd> eldest = crowds.values().iterator();
        EventCrowd crowd = eldest.next();
        eldest.remove();
        if (crowd.hasRest()) {
            ended.add(crowd.rest());
        }
    }

    private List<PlannedEvent> takeEnded() {
        List<PlannedEvent> taken = List.copyOf(ended);
        ended.clear();
        return taken;
    }
}
