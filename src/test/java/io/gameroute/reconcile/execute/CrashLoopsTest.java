package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.GameServers;
import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.sim.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrashLoopsTest {
    private final ManualClock clock = new ManualClock();
    private final CrashLoops loops = new CrashLoops(clock);

    @Test
    void theFirstEndIsReplacedAtOnce() {
        assertThat(pause(ended("a"))).isZero();
    }

    @Test
    void eachFurtherEarlyEndWaitsTwiceAsLongUpToFiveMinutes() {
        List<Long> pauses = IntStream.range(0, 8)
                .mapToObj(i -> pause(ended("pod-" + i)).toSeconds())
                .toList();

        assertThat(pauses).containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    @Test
    void lookingAgainAtOnePodDoesNotPutItOff() {
        loops.replaceAt(ended("a"));
        Pod second = ended("b");
        var due = loops.replaceAt(second);
        clock.advance(Duration.ofSeconds(9));

        assertThat(loops.replaceAt(second)).isEqualTo(due);
    }

    @Test
    void aPodThatLastedAMinuteIsReplacedAtOnceAndTheEndsBeforeItAreForgotten() {
        loops.replaceAt(ended("a"));
        loops.replaceAt(ended("b"));
        Pod match = ended("c");
        clock.advance(Duration.ofMinutes(1));

        assertThat(pause(match)).isZero();
        assertThat(pause(ended("d"))).isEqualTo(CrashLoops.FIRST);
    }

    @Test
    void aSetWhoseNameBeginsLikeThatOfOneThatIsGoneKeepsItsPauses() {
        loops.replaceAt(ended("a"));
        loops.replaceAt(ended("b"));
        loops.forget(new ObjectKey("games", "are"));
        loops.forget(new ObjectKey("games", "aren"));

        assertThat(pause(ended("c"))).isEqualTo(CrashLoops.FIRST.multipliedBy(2));
    }

    @Test
    void theEndsOfASetThatIsGoneAreForgotten() {
        loops.replaceAt(ended("a"));
        loops.forget(new ObjectKey("games", "arena"));

        assertThat(pause(ended("b"))).isZero();
    }

    private Duration pause(Pod pod) {
        return Duration.between(clock.instant(), loops.replaceAt(pod));
    }

    /** A pod of arena-0 that was created just now. */
    private Pod ended(String uid) {
        Pod pod = GameServers.pod(0);
        pod.getMetadata().setUid(uid);
        pod.getMetadata().setCreationTimestamp(clock.instant().toString());
        return pod;
    }
}
