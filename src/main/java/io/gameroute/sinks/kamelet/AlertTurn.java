package io.gameroute.sinks.kamelet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an event means for an alert of its subject: it begins, or it is over. A state or condition that is well again ends what it began; who is gone has
 * no alert any more. Pure.
 */
record AlertTurn(String name, Course course) {
    /** How it goes on. */
    enum Course {
        BEGINS,
        ENDS,
        /** Nothing ends it but time. */
        PASSES
    }

    private static final String UNWELL = "GameServerUnwell";
    private static final String DEGRADED = "GameServerSetDegraded";
    private static final Set<String> ILL_STATES = Set.of("Crash", "NotReady");

    /** By the conditions of a server that are ill when they are False. Its Ready says what its state says. */
    private static final Map<String, String> ABNORMAL = Map.of(
            "PodNormal", "GameServerPodAbnormal",
            "NodeNormal", "GameServerNodeAbnormal",
            "PersistentVolumeNormal", "GameServerPersistentVolumeAbnormal");

    static List<AlertTurn> of(SinkEvent event) {
        return switch (event.shortType()) {
            case "gameserver.state" -> List.of(turn(UNWELL, ILL_STATES.contains(event.change("new"))));
            case "gameserver.condition" -> ofServer(event);
            case "gameserver.deleted" ->
                Stream.concat(Stream.of(UNWELL), ABNORMAL.values().stream().sorted())
                        .map(name -> turn(name, false))
                        .toList();
            case "gameserverset.condition" -> ofSet(event);
            case "gameserverset.deleted" -> List.of(turn(DEGRADED, false));
            default -> List.of(new AlertTurn("GameServerEvent", Course.PASSES));
        };
    }

    private static List<AlertTurn> ofServer(SinkEvent event) {
        String name = ABNORMAL.get(event.change("condition"));
        return name == null ? List.of() : List.of(turn(name, status(event).equals("False")));
    }

    /** Ready and Progressing of a set are ordinary news; when something is wrong, it is Degraded. */
    private static List<AlertTurn> ofSet(SinkEvent event) {
        return event.change("condition").equals("Degraded")
                ? List.of(turn(DEGRADED, status(event).equals("True")))
                : List.of();
    }

    private static String status(SinkEvent event) {
        return event.change().at("/new/status").asText("");
    }

    private static AlertTurn turn(String name, boolean ill) {
        return new AlertTurn(name, ill ? Course.BEGINS : Course.ENDS);
    }
}
