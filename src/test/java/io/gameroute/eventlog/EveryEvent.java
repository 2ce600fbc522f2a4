package io.gameroute.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lives of a server and a set in which everything happens, as events that the program itself derives: at least one of each type. */
public final class EveryEvent {
    private static final String SEEN_AT = "2026-01-01T00:10:00.000Z";

    private EveryEvent() {}

    public static List<GameServerEvent> all() {
        List<GameServerEvent> events = new ArrayList<>(ofServer());
        events.addAll(ofSet());
        return events;
    }

    public static List<GameServerEvent> of(EventType type) {
        return all().stream().filter(event -> event.type() == type).toList();
    }

    /** The labels are such as people use: one is another's beginning. */
    private static List<GameServerEvent> ofServer() {
        Seen born = Seen.server(0).label("app", "arena").label("app.kubernetes.io/name", "arena");
        Seen ready = born.revision("a").state("Ready").network("Ready").annotation("sink", "cmdb");
        Seen allocated = ready.opsState("Allocated")
                .deletionPriority(3)
                .quality("True")
                .podNormal("CrashLoopBackOff")
                .label("a", "b")
                .writtenBy("kubectl-patch");
        Seen updating = allocated.state("Updating");
        Seen updated = updating.revision("b").state("Ready").podNormal(null);
        Seen crashed = updated.podNormal("OOMKilled").state("Crash");
        return lived(born, ready, allocated, updating, updated, crashed);
    }

    private static List<GameServerEvent> ofSet() {
        Facts set = Observations.of(Seen.set("arena", 3, 1)).facts();
        Facts scaled = Observations.of(Seen.set("arena", 5, 2)).facts();
        Facts degraded = with(scaled, "3", Map.of(), new Verdict("True", "ServersStuck", "stuck: arena-1"));
        Facts well = with(scaled, "4", Map.of("app", "arena", "app.kubernetes.io/name", "arena"), AS_EXPECTED);
        return events(Stream.of(set, scaled, degraded, well).map(facts -> new Observation(facts, Provenance.UNKNOWN)));
    }

    private static final Verdict AS_EXPECTED = new Verdict("False", "AsExpected", "");

    private static Facts with(Facts set, String version, Map<String, String> labels, Verdict degraded) {
        return new Facts(
                set.kind(),
                set.uid(),
                set.namespace(),
                set.name(),
                set.set(),
                null,
                version,
                null,
                null,
                null,
                null,
                null,
                null,
                Network.NONE,
                Map.of(),
                Map.of("Degraded", degraded, "Progressing", new Verdict("False", "Complete", "done")),
                null,
                null,
                set.replicas(),
                labels,
                Map.of());
    }

    /** The events of a server that was seen so, one time after the other, and is gone in the end. */
    public static List<GameServerEvent> lived(Seen... stages) {
        return events(Stream.of(stages).map(Seen::observation));
    }

    private static List<GameServerEvent> events(Stream<Observation> life) {
        Optional<InventoryRow> row = Optional.empty();
        List<GameServerEvent> events = new ArrayList<>();
        for (Optional<Observation> now : Stream.concat(life.map(Optional::of), Stream.of(Optional.<Observation>empty()))
                .toList()) {
            for (Recorded step : ChangeDetection.compare(row, now, SEEN_AT, false)) {
                row = Optional.of(step.row());
                events.addAll(step.events());
            }
        }
        return events;
    }
}
