package io.gameroute.reconcile.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.gameroute.kube.KubernetesWriter;
import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.ResourcePath;
import io.gameroute.kube.WriteFailure;
import io.gameroute.kube.Written;
import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The writes of our process on their way to the API server: all are remembered, and one of them can be made to go wrong. */
final class FaultyWriter implements KubernetesWriter {
    /** One request of ours. */
    record Write(String verb, ResourceKind kind, ObjectKey key, String subresource, JsonNode body) {
        @Override
        public String toString() {
            return verb + " " + kind.plural() + "/" + key.name() + (subresource.isEmpty() ? "" : "/" + subresource)
                    + " " + body;
        }
    }

    /** Looks at a write and at the cluster as it is just before it. */
    interface Witness {
        void before(Write write);
    }

    private final SimulatedApiServer api;
    private final List<Write> writes = new ArrayList<>();
    private int faultAt = -1;
    private Fault fault = Fault.TRANSIENT;
    private boolean stopped;

    /** The API server's policy: writes that it refuses. */
    Predicate<Write> refused = write -> false;

    Witness witness = write -> {};

    FaultyWriter(SimulatedApiServer api) {
        this.api = api;
    }

    List<Write> writes() {
        return writes;
    }

    /** @param number of the write from now on, the first is 1 */
    void fail(int number, Fault how) {
        faultAt = writes.size() + number;
        fault = how;
    }

    /** Whether the process has ended; a new one may write again. */
    boolean isStopped() {
        return stopped;
    }

    void start() {
        stopped = false;
    }

    @Override
    public CompletableFuture<Written> create(ResourcePath collection, HasMetadata object) {
        ResourceKind kind = kind(collection);
        Write write = new Write("create", kind, ObjectKey.of(object), "", Stored.JSON.valueToTree(object));
        return send(write, () -> api.create(kind, object));
    }

    @Override
    public CompletableFuture<Written> patch(ResourcePath path, String contentType, JsonNode body) {
        ResourceKind kind = kind(path);
        ObjectKey key = new ObjectKey(path.namespace(), path.name());
        Write write = new Write("patch", kind, key, path.subresource(), body);
        return send(write, () -> api.patch(kind, key, path.subresource(), contentType, body));
    }

    @Override
    public CompletableFuture<Written> delete(ResourcePath path, String uid, Optional<String> resourceVersion) {
        ResourceKind kind = kind(path);
        ObjectKey key = new ObjectKey(path.namespace(), path.name());
        Write write = new Write(
                "delete", kind, key, "", Stored.JSON.createObjectNode().put("uid", uid));
        return send(write, () -> api.delete(kind, key, uid, resourceVersion).orElse(null));
    }

    private CompletableFuture<Written> send(Write write, Supplier<@Nullable Stored> request) {
        if (stopped) {
            return new CompletableFuture<>();
        }
        writes.add(write);
        Optional<Fault> now = writes.size() == faultAt ? Optional.of(fault) : Optional.empty();
        if (now.filter(f -> f == Fault.STOPPED_BEFORE).isPresent()) {
            stopped = true;
            return new CompletableFuture<>();
        }
        if (now.filter(f -> f == Fault.CONFLICT).isPresent()) {
            return failed(WriteFailure.Kind.CONFLICT);
        }
        if (now.filter(f -> f == Fault.TRANSIENT).isPresent()) {
            return failed(WriteFailure.Kind.TRANSIENT);
        }
        CompletableFuture<Written> answer = perform(write, request);
        if (now.filter(f -> f == Fault.STOPPED_AFTER).isPresent()) {
            stopped = true;
            return new CompletableFuture<>();
        }
        return now.filter(f -> f == Fault.TIMED_OUT_AFTER).isPresent() ? failed(WriteFailure.Kind.TRANSIENT) : answer;
    }

    private CompletableFuture<Written> perform(Write write, Supplier<@Nullable Stored> request) {
        if (refused.test(write)) {
            return failed(WriteFailure.Kind.REFUSED);
        }
        witness.before(write);
        try {
            Stored stored = request.get();
            return CompletableFuture.completedFuture(
                    stored == null ? Written.NO_OBJECT : new Written(stored.uid(), stored.version()));
        } catch (WriteFailure failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static CompletableFuture<Written> failed(WriteFailure.Kind kind) {
        return CompletableFuture.failedFuture(new WriteFailure(kind, "simulated: " + kind));
    }

    private static ResourceKind kind(ResourcePath path) {
        return Arrays.stream(ResourceKind.values())
                .filter(kind -> kind.plural().equals(path.plural()))
                .findFirst()
                .orElseThrow();
    }
}
