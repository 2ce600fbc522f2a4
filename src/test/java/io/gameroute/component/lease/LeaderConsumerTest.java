package io.gameroute.component.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import org.apache.camel.component.master.MasterComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaderConsumerTest {
    private final DecidedElection election = new DecidedElection();
    private Candidate candidate;

    @BeforeEach
    void start() throws Exception {
        candidate = Candidate.started(election);
    }

    @AfterEach
    void stop() {
        candidate.close();
    }

    @Test
    void consumesAsSoonAsItLeads() {
        election.leads(true);

        await().until(candidate::acts);
    }

    @Test
    void takesNothingMoreWhenTheLossHasBeenTold() {
        election.leads(true);
        await().until(candidate::acts);

        election.leads(false);

        assertThat(candidate.acts()).isFalse();
    }

    @Test
    void isStoppedAfterTheLoss() {
        election.leads(true);
        await().until(candidate::acts);

        election.leads(false);

        await().until(() -> candidate.probe.stopped.get() == 1);
    }

    @Test
    void aConsumerThatCannotBePausedIsStoppedToo() {
        candidate.probe.pausable = false;
        election.leads(true);
        await().until(candidate::acts);

        election.leads(false);

        await().until(() -> !candidate.acts());
    }

    @Test
    void aConsumerThatFailsToPauseDoesNotKeepTheNewsFromOthers() {
        candidate.probe.failsToPause = true;
        election.leads(true);
        await().until(candidate::acts);

        assertThatNoException().isThrownBy(() -> election.leads(false));
    }

    @Test
    void leadingAgainStartsANewConsumer() {
        election.leads(true);
        await().until(candidate::acts);
        election.leads(false);
        election.leads(true);

        await().until(() -> candidate.acts() && candidate.probe.started.get() == 2);
    }

    @Test
    void hearingTheSameNewsTwiceStartsOneConsumer() {
        election.leads(true);
        election.leads(true);
        await().until(candidate::acts);

        election.leads(false);
        await().until(() -> candidate.probe.stopped.get() > 0);

        assertThat(candidate.probe.started).hasValue(1);
    }

    @Test
    void aConsumerThatCannotBeStartedIsTriedAgain() {
        candidate.context.getComponent("master", MasterComponent.class).setBackOffDelay(10);
        candidate.probe.refusals.set(1);

        election.leads(true);

        await().until(candidate::acts);
    }

    @Test
    void theViewIsGivenBackOnlyAfterTheConsumerHasStopped() throws Exception {
        election.leads(true);
        await().until(candidate::acts);
        election.onRelease = () -> assertThat(candidate.acts()).isFalse();

        candidate.context.getRouteController().stopRoute("work");

        assertThat(election.released).isTrue();
    }
}
