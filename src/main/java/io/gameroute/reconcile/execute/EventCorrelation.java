package io.gameroute.reconcile.execute;

import io.gameroute.reconcile.PlannedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which Kubernetes Events to write for what happened, so that neither a thousand servers nor a thing that happens again and again drowns the
 * news or the API server. Time is an argument; memory is bounded. For one thread at a time.
 */
final class EventCorrelation {
    static final int MESSAGE_LENGTH = 1_024;

    private static final String CUT = "...";

    /** What an object's name may be, less the dot and the number behind it. */
    private static final int NAME_LENGTH = 253 - 17;

    private final RepeatedEvents repeated = new RepeatedEvents();
    private final EventCrowds crowds = new EventCrowds();
    private long number;

    List<EventWrite> tell(List<PlannedEvent> events, Instant now) {
        List<EventWrite> writes = new ArrayList<>();
        for (PlannedEvent event : events) {
            PlannedEvent fitting = fitting(event);
            if (!repeated.count(fitting, now) && crowds.admits(fitting, now)) {
                create(fitting, now, writes);
            }
        }
        writes.addAll(due(now));
        return writes;
    }

    /** What to write although nothing happened since: the ends of crowds, and counts that waited for their turn. */
    List<EventWrite> due(Instant now) {
        List<EventWrite> writes = new ArrayList<>();
        tellOfCrowds(crowds.ended(now), now, writes);
        repeated.due(now).forEach(event -> writes.add(EventWrite.recount(event)));
        return writes;
    }

    /** Everything that waits for its turn, now. */
    List<EventWrite> rest(Instant now) {
        List<EventWrite> writes = new ArrayList<>();
        tellOfCrowds(crowds.endAll(), now, writes);
        repeated.behind(now).forEach(event -> writes.add(EventWrite.recount(event)));
        return writes;
    }

    Optional<Instant> nextDue() {
        return Stream.concat(crowds.nextEnd().stream(), repeated.nextDue().stream())
                .min(Instant::compareTo);
    }

    /** It could not be written. When it happens again it is told anew. */
    void lost(EventWrite write) {
        repeated.forget(write.event());
    }

    /** The Event that was to be counted on is no more: what to write instead. */
    Optional<EventWrite> gone(EventWrite recount, Instant now) {
        if (!repeated.remembers(recount.event())) {
            return Optional.empty();
        }
        CountedEvent anew = recount.event().named(name(recount.event().event(), now));
        repeated.remember(anew, now);
        return Optional.of(EventWrite.create(anew));
    }

    private void tellOfCrowds(List<PlannedEvent> ended, Instant now, List<EventWrite> writes) {
        for (PlannedEvent event : ended) {
            PlannedEvent fitting = fitting(event);
            if (!repeated.count(fitting, now)) {
                create(fitting, now, writes);
            }
        }
    }

    private void create(PlannedEvent event, Instant now, List<EventWrite> writes) {
        CountedEvent once = CountedEvent.once(name(event, now), event, now);
        writes.add(EventWrite.create(once));
        repeated.remember(once, now).map(EventWrite::recount).ifPresent(writes::add);
    }

    /** The object's name and a number that rises with time and is never given twice. */
    private String name(PlannedEvent event, Instant now) {
        number = Math.max(number + 1, ChronoUnit.NANOS.between(Instant.EPOCH, now));
        return cut(event.regarding().name(), NAME_LENGTH) + "." + Long.toHexString(number);
    }

    private static PlannedEvent fitting(PlannedEvent event) {
        String message = event.message();
        if (message.length() <= MESSAGE_LENGTH) {
            return event;
        }
        String cut = cut(message, MESSAGE_LENGTH - CUT.length()) + CUT;
        return new PlannedEvent(event.regarding(), event.type(), event.reason(), cut, event.group());
    }

    /** Never between the two halves of a character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
