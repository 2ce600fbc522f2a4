package io.gameroute.metrics;

import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import java.util.Map;
import java.util.Optional;

/** Which set. */
record SetName(String namespace, String name) {
    static SetName of(GameServerSet set) {
        return new SetName(set.getMetadata().getNamespace(), set.getMetadata().getName());
    }

    /** The set that a server says it is of. */
    static Optional<SetName> of(GameServer server) {
        Map<String, String> labels = server.getMetadata().getLabels();
        return Optional.ofNullable(labels)
                .map(all -> all.get(Labels.OWNER_GSS))
                .map(name -> new SetName(server.getMetadata().getNamespace(), name));
    }
}
