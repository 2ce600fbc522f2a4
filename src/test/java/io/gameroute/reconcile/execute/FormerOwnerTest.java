package io.gameroute.reconcile.execute;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.GameServerSets;
import io.gameroute.GameServers;
import io.gameroute.api.AdvancedStatefulSet;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.gameserverset.FormerOwner;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When OpenKruise is taken to be the owner of a set's servers, and when it is asked for at all. */
class FormerOwnerTest {
    private static final String INTENT = "{\"ordinals\":\"0\",\"implicit\":\"\",\"reserved\":\"\"}";

    private final List<ObjectKey> asked = new ArrayList<>();

    private Optional<FormerOwner> formerOwner(GameServerSet set, List<Pod> pods, AdvancedStatefulSet... there) {
        set.getMetadata().setUid("set-uid");
        set.getMetadata().setGeneration(1L);
        Map<String, Object> known = Map.of(
                "set",
                set,
                "podsOf",
                pods,
                "serversOf",
                List.<GameServer>of(),
                "revisionsOf",
                List.<HasMetadata>of(),
                "claimsOf",
                List.<HasMetadata>of(),
                "canResizePods",
                false);
        ClusterCache cache = (ClusterCache) Proxy.newProxyInstance(
                ClusterCache.class.getClassLoader(),
                new Class<?>[] {ClusterCache.class},
                (self, method, arguments) -> known.get(method.getName()));
        Clock clock = Clock.systemUTC();
        return new GameServerSetReader(
                        cache,
                        key -> {
                            asked.add(key);
                            return List.of(there).stream().findFirst();
                        },
                        new Templates(),
                        new SetMemory(clock),
                        clock)
                .read(new ObjectKey("games", "arena"))
                .orElseThrow()
                .formerOwner();
    }

    private static GameServerSet recorded() {
        GameServerSet set = arena(1);
        set.getMetadata().setAnnotations(Map.of("gameroute.io/intent", INTENT));
        return set;
    }

    private static Pod controlledBy(String apiVersion, String kind) {
        Pod pod = GameServers.pod(0);
        pod.getMetadata()
                .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                        .withApiVersion(apiVersion)
                        .withKind(kind)
                        .withName("arena")
                        .withUid("owner-uid")
                        .withController(true)
                        .build()));
        return pod;
    }

    private static AdvancedStatefulSet workload(String ownerUid) {
        return new AdvancedStatefulSet(ownerUid, false, 1, List.of());
    }

    @Test
    void aPodNamesIt() {
        assertThat(formerOwner(recorded(), List.of(controlledBy("apps.kruise.io/v1beta1", "StatefulSet"))))
                .contains(new FormerOwner("arena", Optional.empty()));
    }

    @Test
    void aStatefulSetOfKubernetesIsAnotherThing() {
        assertThat(formerOwner(recorded(), List.of(controlledBy("apps/v1", "StatefulSet"))))
                .isEmpty();
    }

    @Test
    void aSetThatIsWorkedOnIsNotAskedFor() {
        assertThat(formerOwner(recorded(), List.of(), workload("set-uid"))).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void atTheFirstLookItMayBeThereWithoutPods() {
        assertThat(formerOwner(arena(1), List.of(), workload("set-uid")))
                .contains(new FormerOwner("arena", Optional.of(workload("set-uid"))));
    }

    @Test
    void aWorkloadOfTheSameNameThatWasMadeForSomethingElseIsNone() {
        assertThat(formerOwner(arena(1), List.of(), workload("other-uid"))).isEmpty();
    }

    @Test
    void aSetThatWaitsAsksUntilItIsGone() {
        GameServerSet waiting = recorded();
        waiting.setStatus(GameServerSets.yaml("""
                spec: {replicas: 1}
                status: {conditions: [{type: Degraded, status: 'True', reason: OwnedByAdvancedStatefulSet}]}
                """).getStatus());

        assertThat(formerOwner(waiting, List.of(), workload("set-uid"))).isPresent();
        assertThat(formerOwner(waiting, List.of())).isEmpty();
    }
}
