package io.gameroute.reconcile.execute;

import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Many objects of one group to which much the same happens at the same time: the first are told one by one, the rest in one sentence. */
final class EventCrowd {
    static final int TOLD_ALONE = 10;
    static final int NAMED = 10;

    /** More than this is not kept apart: a further object counts as one that was not there before, a further text as "other". */
    private static final int DISTINCT_OBJECTS = 1_000;

    private static final int DISTINCT_TEXTS = 5;

    private final PlannedEvent example;
    private final Instant since;
    private final Set<String> objects = new HashSet<>();
    private final StringJoiner names = new StringJoiner(", ", "(", ")");
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private int alone;
    private int others;
    private int named;

    EventCrowd(PlannedEvent first, Instant since) {
        this.example = first;
        this.since = since;
    }

    Instant since() {
        return since;
    }

    boolean hasRest() {
        return others > 0;
    }

    /** @return whether to tell it alone */
    boolean joins(PlannedEvent event) {
        if (alone < TOLD_ALONE) {
            alone++;
            return true;
        }
        if (objects.size() >= DISTINCT_OBJECTS || objects.add(event.regarding().uid())) {
            others++;
            name(event.regarding().name());
        }
        String text = event.message().strip();
        texts.merge(texts.containsKey(text) || texts.size() < DISTINCT_TEXTS ? text : "other", 1, Integer::sum);
        return false;
    }

    private void name(String object) {
        if (named < NAMED) {
            names.add(object);
        } else if (named == NAMED) {
            names.add("...");
        }
        named++;
    }

    /** What happened to the rest, told of the group. */
    PlannedEvent rest() {
        return new PlannedEvent(
                example.group(),
                example.type(),
                example.reason(),
                others + " more " + noun() + ": " + text() + " " + names,
                example.group());
    }

    private String noun() {
        ResourceKind kind = example.regarding().kind();
        if (kind == ResourceKind.GAME_SERVER) {
            return others == 1 ? "game server" : "game servers";
        }
        return others == 1 ? kind.kind() : kind.plural();
    }

    private String text() {
        if (texts.size() == 1) {
            return texts.keySet().iterator().next();
        }
        StringJoiner all = new StringJoiner("; ");
        texts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(text -> all.add(text.getKey() + " [" + text.getValue() + "]"));
        return all.toString();
    }
}
