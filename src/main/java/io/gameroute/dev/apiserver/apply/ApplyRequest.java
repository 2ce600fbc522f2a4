package io.gameroute.dev.apiserver.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** A configuration to be applied, in the version that the client speaks; an empty subresource is the object itself. */
public record ApplyRequest(
        Optional<ObjectNode> current,
        ObjectNode applied,
        String manager,
        String subresource,
        boolean force,
        Instant now,
        OwnedKind kind) {}
