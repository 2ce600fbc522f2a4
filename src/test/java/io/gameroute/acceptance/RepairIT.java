package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.api.Labels;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Acceptance
class RepairIT {
    private final Scenario scenario;

    RepairIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void anEvictedServerReturnsUnderItsOwnIdAlthoughLowerIdsAreFree() {
        scenario.deploy(3);
        scenario.setOpsState(0, "WaitToBeDeleted");
        scenario.setOpsState(1, "WaitToBeDeleted");
        scenario.edit("{replicas: 1}");
        scenario.awaitServers(2);
        String uid = scenario.podUid(2);

        scenario.cluster().nodes().evict(scenario.pod(2));

        scenario.awaitReplaced(2, uid);
        scenario.awaitServers(2);
    }

    @Test
    void aFailedAndASucceededServerAreReplaced() {
        scenario.deploy(3);
        String failed = scenario.podUid(0);
        String succeeded = scenario.podUid(1);
        String untouched = scenario.podUid(2);

        scenario.cluster().nodes().fail(scenario.pod(0));
        scenario.cluster().nodes().succeed(scenario.pod(1));

        scenario.awaitReplaced(0, failed);
        scenario.awaitReplaced(1, succeeded);
        scenario.awaitReady(3);
        assertThat(scenario.podUid(2)).isEqualTo(untouched);
    }

    @Test
    void aDeletedPodComesBack() {
        scenario.deploy(2);
        String uid = scenario.podUid(0);

        scenario.deletePod(0);

        scenario.awaitReplaced(0, uid);
        scenario.awaitServers(0, 1);
    }

    /** Events of the same text are one Event with a count, which is brought up to date every ten seconds. */
    @Test
    void whatHappensToAServerAgainIsCountedOnTheEventThatToldIt() {
        scenario.deploy(1);

        for (int times = 0; times < 2; times++) {
            scenario.setOpsState(0, "Maintaining");
            scenario.setOpsState(0, "None");
        }

        scenario.eventually(() -> assertThat(scenario.events())
                .anySatisfy(event -> assertThat(event.getCount()).isGreaterThan(1)));
    }

    @Test
    void aPodMarkedBySpecifiedDeleteIsReplacedUnderItsId() {
        scenario.deploy(3);
        String uid = scenario.podUid(1);

        scenario.client().resource(scenario.pod(1)).edit(pod -> new PodBuilder(pod)
                .editMetadata()
                .addToLabels(Labels.SPECIFIED_DELETE, "true")
                .endMetadata()
                .build());

        scenario.awaitReplaced(1, uid);
        scenario.awaitServers(0, 1, 2);
    }

    @Test
    void aServerThatLosesItsReadinessSaysSoAndStays() {
        scenario.deploy(2);
        String uid = scenario.podUid(1);

        scenario.cluster().nodes().notReady(scenario.pod(1));
        scenario.awaitState(1, "NotReady");
        scenario.awaitCondition("Ready", "False ServersNotReady: 1 of 2");

        scenario.cluster().nodes().ready(scenario.pod(1));
        scenario.awaitReady(2);
        assertThat(scenario.podUid(1)).isEqualTo(uid);
    }

    @Test
    void aControllerThatIsRestartedInTheMiddleOfAScaleFinishesIt() {
        scenario.deploy(4);
        scenario.setOpsState(3, "Allocated");

        scenario.edit("{replicas: 40}");
        scenario.eventually(() -> assertThat(scenario.pods()).hasSizeGreaterThan(5));
        restartController();
        scenario.awaitReady(40);
        scenario.awaitServers(IntStream.range(0, 40).toArray());

        scenario.edit("{replicas: 2}");
        scenario.eventually(() -> assertThat(scenario.pods()).hasSizeLessThan(38));
        restartController();
        scenario.awaitServers(0, 3);
    }

    /** One server was allocated, and one is gone already: that one need not come back. */
    @Test
    void whatChangedWhileTheControllerWasAwayIsSeenWhenItReturns() {
        scenario.deploy(3);
        String uid = scenario.podUid(2);

        scenario.cluster().stopController();
        scenario.edit("{replicas: 2}");
        scenario.editServer(2, "{opsState: Allocated}");
        scenario.deletePod(0);
        scenario.cluster().startController();

        scenario.awaitReady(2);
        scenario.awaitServers(1, 2);
        assertThat(scenario.podUid(2)).isEqualTo(uid);
    }

    private void restartController() {
        scenario.cluster().stopController();
        scenario.cluster().startController();
    }
}
