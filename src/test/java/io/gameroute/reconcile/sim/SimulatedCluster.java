package io.gameroute.reconcile.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.GameServerSets;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.reconcile.PlannedEvent;
import io.gameroute.reconcile.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The whole: API server, nodes, garbage collector, our process, and the users. Everything moves by {@link #settle()} or {@link #advance()}. */
public final class SimulatedCluster {
    static final String NAMESPACE = "games";
    static final String SET = "arena";

    /** So long nothing must have changed before the cluster counts as settled: longer than the longest pause that we take. */
    private static final Duration QUIET = Duration.ofMinutes(6);

    /** A change that lags is heard of in the end, whatever else goes on. */
    private static final int LAST_FOR = 20;

    private static final int TOO_MANY_PASSES = 20_000;

    final ManualClock clock = new ManualClock();
    final SimulatedApiServer api = new SimulatedApiServer(clock);
    final SimulatedNodes nodes = new SimulatedNodes(api, clock);
    final FaultyWriter writer = new FaultyWriter(api);
    final List<PlannedEvent> told = new ArrayList<>();

    /** By how many changes of each kind the caches lag while there is anything else to do. */
    int lag;

    private int moves;

    private SimulatedProcess process = new SimulatedProcess(api, writer, clock, told);

    static ObjectKey key(String name) {
        return new ObjectKey(NAMESPACE, name);
    }

    static ObjectKey server(int ordinal) {
        return key(SET + "-" + ordinal);
    }

    void create(GameServerSet set) {
        api.create(ResourceKind.GAME_SERVER_SET, set);
    }

    GameServerSet set() {
        return (GameServerSet) stored(ResourceKind.GAME_SERVER_SET, key(SET)).typed();
    }

    Stored stored(ResourceKind kind, ObjectKey key) {
        Stored stored = api.get(kind, key);
        if (stored == null) {
            throw new AssertionError(kind + " " + key + " is not there");
        }
        return stored;
    }

    @Nullable
    Stored pod(int ordinal) {
        return api.get(ResourceKind.POD, server(ordinal));
    }

    void editSpec(Consumer<ObjectNode> change) {
        api.edit(ResourceKind.GAME_SERVER_SET, key(SET), json -> change.accept((ObjectNode) json.get("spec")));
    }

    /** Another template: the image of every container. */
    void image(String image) {
        editSpec(spec -> spec.at("/gameServerTemplate/spec/containers")
                .forEach(container -> ((ObjectNode) container).put("image", image)));
    }

    /** In the specs of the pods, by ordinal. */
    List<String> images() {
        return api.all(ResourceKind.POD).stream()
                .map(pod -> pod.json.at("/spec/containers/0/image").asText())
                .toList();
    }

    /** In the spec of one pod, by container. */
    List<String> images(int ordinal) {
        List<String> images = new ArrayList<>();
        stored(ResourceKind.POD, server(ordinal))
                .json
                .at("/spec/containers")
                .forEach(container -> images.add(container.path("image").asText()));
        return images;
    }

    /** What an update inside a pod must not change, by ordinal. */
    List<String> identities() {
        return api.all(ResourceKind.POD).stream()
                .map(pod -> pod.key.name() + " " + pod.uid() + " "
                        + pod.json.at("/status/podIP").asText() + " "
                        + pod.json.at("/spec/nodeName").asText())
                .toList();
    }

    /** Status, reason and message of a condition of the set. */
    String condition(String type) {
        return set().getStatus().conditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .map(condition -> condition.getStatus() + " " + condition.getReason() + ": " + condition.getMessage())
                .findFirst()
                .orElse("");
    }

    void strategy(String yaml) {
        editSpec(spec -> spec.set("updateStrategy", GameServerSets.yaml(yaml, ObjectNode.class)));
    }

    void scale(int replicas) {
        editSpec(spec -> spec.put("replicas", replicas));
    }

    /** Does nothing when there is no such server. */
    void editServer(int ordinal, Consumer<ObjectNode> change) {
        if (api.get(ResourceKind.GAME_SERVER, server(ordinal)) != null) {
            api.edit(ResourceKind.GAME_SERVER, server(ordinal), change);
        }
    }

    void opsState(int ordinal, String state) {
        editServer(ordinal, json -> json.withObjectProperty("spec").put("opsState", state));
    }

    void delete(ResourceKind kind, int ordinal) {
        Stored there = api.get(kind, server(ordinal));
        if (there != null) {
            api.delete(kind, there.key, there.uid(), Optional.empty());
        }
    }

    void failPod(int ordinal) {
        Stored pod = pod(ordinal);
        if (pod != null && !pod.isTerminating()) {
            nodes.fail(pod);
        }
    }

    /** Our process ends, and another one starts that knows nothing. */
    void restart() {
        process = new SimulatedProcess(api, writer, clock, told);
    }

    LaggingCache cache() {
        return process.cache();
    }

    void relist() {
        process.relist();
    }

    /** One thing happens: news, a pass, a step of the nodes. Says whether there was anything. */
    boolean advance() {
        if (++moves % LAST_FOR == 0) {
            process.hearOne();
        }
        if (process.hear(lag) || work()) {
            return true;
        }
        if (nodes.play()) {
            clock.advance(Duration.ofMillis(300));
            return true;
        }
        return api.collectGarbage() || process.hearOne();
    }

    private boolean work() {
        boolean worked = process.work();
        if (writer.isStopped()) {
            restart();
        }
        return worked;
    }

    /** Time passes until something is due. */
    void elapse() {
        process.nextWake().ifPresent(wake -> {
            if (wake.isAfter(clock.instant())) {
                clock.advance(Duration.between(clock.instant(), wake));
            }
            process.wake();
        });
    }

    /** Until nothing happens any more, however long one waits. */
    void settle() {
        Instant quietSince = clock.instant();
        long version = api.version();
        for (int pass = 0; pass < TOO_MANY_PASSES; pass++) {
            if (!advance()) {
                Optional<Instant> wake = process.nextWake();
                if (wake.isEmpty() || wake.get().isAfter(quietSince.plus(QUIET))) {
                    return;
                }
                elapse();
            }
            if (api.version() != version) {
                version = api.version();
                quietSince = clock.instant();
            }
        }
        List<FaultyWriter.Write> writes = writer.writes();
        throw new AssertionError(
                "never settles; last writes: " + writes.subList(Math.max(0, writes.size() - 10), writes.size()) + "\n"
                        + String.join("\n", EndState.of(this)));
    }

    int writes() {
        return writer.writes().size();
    }

    /** Of the pods that are not on their way out. */
    OrdinalSet pods() {
        return OrdinalSet.of(api.all(ResourceKind.POD).stream()
                .filter(pod -> !pod.isTerminating())
                .map(pod -> Integer.valueOf(pod.label(Labels.POD_INDEX)))
                .toList());
    }
}
