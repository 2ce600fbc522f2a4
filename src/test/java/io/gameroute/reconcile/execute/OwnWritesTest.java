package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.GameServers;
import io.gameroute.kube.ClusterCache;
import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.Written;
import io.gameroute.reconcile.ResourceKind;
import io.gameroute.reconcile.sim.ManualClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnWritesTest {
    private static final ObjectKey SET = new ObjectKey("games", "arena");
    private static final ObjectKey POD = new ObjectKey("games", "arena-0");

    private final ManualClock clock = new ManualClock();
    private @Nullable Pod cached;
    private @Nullable String shown;
    private final OwnWrites ownWrites = new OwnWrites(cache(), clock);

    @Test
    void aPassThatWroteNothingWaitsForNothing() {
        assertThat(ownWrites.areSeen(SET)).isTrue();
    }

    @Test
    void aPodThatWasCreatedIsAwaited() {
        ownWrites.created(SET, ResourceKind.POD, POD, new Written("uid-1", "10"));
        assertThat(ownWrites.areSeen(SET)).isFalse();

        cached = pod("uid-1", "10");
        assertThat(ownWrites.areSeen(SET)).isTrue();
    }

    @Test
    void aVersionBeforeTheWriteIsNotTheWrite() {
        ownWrites.patched(SET, ResourceKind.POD, POD, new Written("uid-1", "100"));

        cached = pod("uid-1", "99");
        assertThat(ownWrites.areSeen(SET)).isFalse();
        cached = pod("uid-1", "101");
        assertThat(ownWrites.areSeen(SET)).isTrue();
    }

    @Test
    void aCreationIsNotAwaitedOnceTheCacheShowsALaterVersionWithoutIt() {
        ownWrites.created(SET, ResourceKind.POD, POD, new Written("uid-1", "100"));

        shown = "99";
        assertThat(ownWrites.areSeen(SET)).isFalse();
        shown = "101";
        assertThat(ownWrites.areSeen(SET)).isTrue();
    }

    @Test
    void anotherPodOfTheNameThatIsYoungerShowsThatTheWriteIsPast() {
        ownWrites.created(SET, ResourceKind.POD, POD, new Written("uid-1", "10"));

        cached = pod("uid-0", "9");
        assertThat(ownWrites.areSeen(SET)).isFalse();
        cached = pod("uid-2", "12");
        assertThat(ownWrites.areSeen(SET)).isTrue();
    }

    @Test
    void aDeletionIsSeenWhenThePodTerminatesOrIsGone() {
        cached = pod("uid-1", "10");
        ownWrites.deleted(SET, ResourceKind.POD, POD, "uid-1");
        assertThat(ownWrites.areSeen(SET)).isFalse();

        cached.getMetadata().setDeletionTimestamp("2026-01-01T00:00:30Z");
        assertThat(ownWrites.areSeen(SET)).isTrue();

        ownWrites.deleted(SET, ResourceKind.POD, POD, "uid-1");
        cached = null;
        assertThat(ownWrites.areSeen(SET)).isTrue();
    }

    @Test
    void aPodThatWasPatchedAndIsGoneIsNotWaitedFor() {
        cached = pod("uid-1", "10");
        ownWrites.patched(SET, ResourceKind.POD, POD, new Written("uid-1", "11"));
        assertThat(ownWrites.areSeen(SET)).isFalse();

        cached = null;
        assertThat(ownWrites.areSeen(SET)).isTrue();
    }

    @Test
    void aWriteOfOnePassDoesNotHoldAnother() {
        ownWrites.created(SET, ResourceKind.POD, POD, new Written("uid-1", "10"));

        assertThat(ownWrites.areSeen(POD)).isTrue();
    }

    @Test
    void aWriteThatIsNeverShownIsWaitedForWithinBounds() {
        ownWrites.created(SET, ResourceKind.POD, POD, new Written("uid-1", "10"));

        clock.advance(OwnWrites.PATIENCE.plus(Duration.ofMillis(1)));
        assertThat(ownWrites.areSeen(SET)).isTrue();
    }

    private static Pod pod(String uid, String version) {
        Pod pod = GameServers.pod(0);
        pod.getMetadata().setUid(uid);
        pod.getMetadata().setResourceVersion(version);
        return pod;
    }

    private ClusterCache cache() {
        return (ClusterCache) Proxy.newProxyInstance(
                ClusterCache.class.getClassLoader(),
                new Class<?>[] {ClusterCache.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "pod" -> cached;
                    case "shownVersion" -> Optional.ofNullable(shown);
                    default -> null;
                });
    }
}
