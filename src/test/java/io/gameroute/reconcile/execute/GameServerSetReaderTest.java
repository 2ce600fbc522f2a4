package io.gameroute.reconcile.execute;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.GameServers;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GameServerSetReaderTest {

    @Test
    void aServerWhoseLabelWasTakenOffIsStillTheServerOfItsPod() {
        GameServerSet set = arena(1);
        set.getMetadata().setUid("set-uid");
        set.getMetadata().setGeneration(1L);
        Pod pod = GameServers.pod(0);
        OwnerReference owner = new OwnerReference();
        owner.setUid("set-uid");
        owner.setController(true);
        pod.getMetadata().setOwnerReferences(List.of(owner));
        GameServer allocated = GameServers.server(0, "Allocated", 0);
        Map<String, Object> known = Map.of(
                "set", set,
                "server", allocated,
                "podsOf", List.of(pod),
                "serversOf", List.<GameServer>of(),
                "claimsOf", List.<PersistentVolumeClaim>of(),
                "revisionsOf", List.<ControllerRevision>of(),
                "canResizePods", false);
        ClusterCache cache = (ClusterCache) Proxy.newProxyInstance(
                ClusterCache.class.getClassLoader(),
                new Class<?>[] {ClusterCache.class},
                (self, method, arguments) -> known.get(method.getName()));
        Clock clock = Clock.systemUTC();

        var snapshot = new GameServerSetReader(cache, new Templates(), new SetMemory(clock), clock)
                .read(new ObjectKey("games", "arena"));

        assertThat(snapshot.orElseThrow().members().get(0).opsState()).isEqualTo("Allocated");
    }
}
