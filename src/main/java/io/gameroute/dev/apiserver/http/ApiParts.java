package io.gameroute.dev.apiserver.http;

import io.gameroute.dev.apiserver.access.AccessPolicy;
import io.gameroute.dev.apiserver.access.AuditedWrite;
import io.gameroute.dev.apiserver.access.Credentials;
import io.gameroute.dev.apiserver.registry.ResourceRegistry;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.verb.ObjectCreation;
import io.gameroute.dev.apiserver.verb.ObjectDeletion;
import io.gameroute.dev.apiserver.verb.ObjectPatch;
import io.gameroute.dev.apiserver.verb.ObjectUpdate;
import io.gameroute.dev.apiserver.verb.Reviews;
import io.gameroute.dev.apiserver.verb.Subresources;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that a request can need. */
public record ApiParts(
        ObjectStore store,
        ResourceRegistry registry,
        ObjectCreation creation,
        ObjectUpdate update,
        ObjectPatch patch,
        ObjectDeletion deletion,
        Subresources subresources,
        Reviews reviews,
        Credentials credentials,
        AccessPolicy policy,
        Optional<Consumer<AuditedWrite>> audit,
        Tables tables) {}
