package io.gameroute.reconcile.sim;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.reconcile.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each scenario is run undisturbed, and then again with each of its writes going wrong in each way, and with caches that lag. However it goes,
 * the end is that of the undisturbed run, no more pods were made anew, and then nothing is written any more.
 */
class CrashAtEveryWriteTest {

    @TestFactory
    Stream<DynamicNode> whateverGoesWrongTheEndIsThatOfTheUndisturbedRun() {
        return Scenario.all().stream().map(CrashAtEveryWriteTest::variants);
    }

    private static DynamicNode variants(Scenario scenario) {
        SimulatedCluster undisturbed = scenario.begin();
        int before = undisturbed.writes();
        Set<String> pods = uids(undisturbed);
        scenario.tell(undisturbed);
        int kept = kept(pods, undisturbed);
        int writes = undisturbed.writes() - before;
        List<String> end = EndState.of(undisturbed);

        List<DynamicNode> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("undisturbed", () -> {
            assertThat(undisturbed.pods()).isEqualTo(scenario.end());
            isAtRest(undisturbed);
        }));
        for (Fault fault : Fault.values()) {
            tests.add(DynamicTest.dynamicTest(
                    fault + " at each of " + writes + " writes",
                    () -> IntStream.rangeClosed(1, writes).forEach(k -> disturbed(scenario, end, kept, k, fault, 0))));
        }
        for (int lag = 1; lag <= 5; lag++) {
            int behind = lag;
            tests.add(DynamicTest.dynamicTest(
                    "caches lag by " + lag, () -> disturbed(scenario, end, kept, -1, Fault.TRANSIENT, behind)));
            tests.add(DynamicTest.dynamicTest(
                    "caches lag by " + lag + " and the process stops after each write",
                    () -> IntStream.rangeClosed(1, writes)
                            .forEach(k -> disturbed(scenario, end, kept, k, Fault.STOPPED_AFTER, behind))));
        }
        return DynamicContainer.dynamicContainer(scenario.name(), tests);
    }

    private static void disturbed(Scenario scenario, List<String> end, int kept, int write, Fault fault, int lag) {
        SimulatedCluster cluster = scenario.begin();
        Set<String> pods = uids(cluster);
        cluster.lag = lag;
        cluster.writer.fail(write, fault);

        scenario.tell(cluster);

        assertThat(EndState.differences(end, EndState.of(cluster)))
                .as("%s at write %d, lag %d", fault, write, lag)
                .isEmpty();
        assertThat(kept(pods, cluster))
                .as("pods that were not made anew, %s at write %d, lag %d", fault, write, lag)
                .isEqualTo(kept);
        isAtRest(cluster);
    }

    private static int kept(Set<String> before, SimulatedCluster cluster) {
        return (int) uids(cluster).stream().filter(before::contains).count();
    }

    private static Set<String> uids(SimulatedCluster cluster) {
        return cluster.api.all(ResourceKind.POD).stream().map(Stored::uid).collect(toSet());
    }

    /** Neither another look at everything nor a restart writes anything. */
    static void isAtRest(SimulatedCluster cluster) {
        int writes = cluster.writes();
        cluster.lag = 0;
        cluster.relist();
        cluster.settle();
        cluster.restart();
        cluster.settle();
        assertThat(cluster.writer.writes().subList(writes, cluster.writes())).isEmpty();
    }
}
