package io.gameroute.metrics;

import io.gameroute.api.ConditionTypes;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerCondition;
import io.gameroute.api.GameServerState;
import io.gameroute.api.GameServerStatus;
import io.gameroute.api.Labels;
import io.gameroute.api.OpsState;
import io.gameroute.pod.Priority;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What is counted of one game server. What its object does not say is as the schema has it by default. */
record ServerFacts(
        String namespace,
        String name,
        String set,
        String state,
        String opsState,
        long deletionPriority,
        long updatePriority,
        @Nullable String created,
        @Nullable String readySince) {
    static ServerFacts of(GameServer server) {
        GameServerStatus status = server.getStatus();
        Map<String, String> labels = server.getMetadata().getLabels();
        return new ServerFacts(
                orEmpty(server.getMetadata().getNamespace()),
                server.getMetadata().getName(),
                labels == null ? "" : orEmpty(labels.get(Labels.OWNER_GSS)),
                state(status),
                opsState(server),
                status == null ? 0 : Priority.value(status.deletionPriority()),
                status == null ? 0 : Priority.value(status.updatePriority()),
                server.getMetadata().getCreationTimestamp(),
                status == null ? null : readySince(status));
    }

    static String opsState(GameServer server) {
        String wish = server.getSpec() == null ? null : server.getSpec().opsState();
        return wish == null || wish.isEmpty() ? OpsState.NONE : wish;
    }

    private static String state(@Nullable GameServerStatus status) {
        String state = status == null ? null : status.currentState();
        return state == null || state.isEmpty() ? GameServerState.Creating.name() : state;
    }

    private static @Nullable String readySince(GameServerStatus status) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(ConditionTypes.READY)
                        && condition.status().equals("True"))
                .findFirst()
                .map(GameServerCondition::lastTransitionTime)
                .orElse(null);
    }

    /** How many seconds after its creation the server became ready, while it is. Read only where it is told: times are dear to read. */
    OptionalDouble readyAfter() {
        if (created == null || readySince == null) {
            return OptionalDouble.empty();
        }
        try {
            Duration time = Duration.between(Instant.parse(created), Instant.parse(readySince));
            return time.isNegative() ? OptionalDouble.empty() : OptionalDouble.of(time.toMillis() / 1000.0);
        } catch (DateTimeException malformed) {
            return OptionalDouble.empty();
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
